"""What can be asked of a register: values in, values out. One room for each question."""
