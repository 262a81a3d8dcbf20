"""The ways of authority: from a legal source along owners and grants to a matter."""
