"""Let invented clients write Spanish sentences, and measure how they are understood."""
