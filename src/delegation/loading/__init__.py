"""From files to the model: the only reader of the disk and the only user of the YAML library."""
