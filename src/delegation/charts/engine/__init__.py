"""How a page becomes letters and lines: DOT, the engine in a process of its own, fonts, SVG."""
