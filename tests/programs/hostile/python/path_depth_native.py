# limit: path_depth
# outcome: path_depth_limit
# exit: 1
# err-contains: Error
"""All levels in one call."""
import os

os.makedirs("a/" * 500)
