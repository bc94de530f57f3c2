"""Judge whole conversations as a client reads them: every figure true, nothing contradicted, nobody pressed."""
