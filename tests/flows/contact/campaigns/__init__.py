"""The laws of campaigns: whom they cover, who is drawn, what stops them, what may be told of them."""
