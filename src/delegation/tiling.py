"""Authority tiles the matter: who owns and who acts in every cell of time, territory and case.

placeholder
"""
