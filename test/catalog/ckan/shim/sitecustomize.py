"""Where Debian's packages are of another age than those that CKAN names: the least that makes it start."""

import yaml

load_with = yaml.load


def load(stream, Loader=yaml.SafeLoader):
    """As yaml.load was before PyYAML 6: webassets 0.12 names no loader."""
    return load_with(stream, Loader)


yaml.load = load
