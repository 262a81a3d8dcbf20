"""What a chart can be of; each subject makes a picture."""
