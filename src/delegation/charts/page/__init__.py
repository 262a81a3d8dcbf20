"""Where everything stands: pictures at a level of detail, placed on paper, with frame and key."""
