"""The words of the field as frozen values. Nothing here reads, checks or draws."""
