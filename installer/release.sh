# shellcheck shell=sh disable=SC2034
# What every build shares, sourced from the project's folder: the version, and one time for all files,
# so that the same source gives the same packages.
version=$(sed -n 's/^__version__ = "\(.*\)"$/\1/p' src/postureguard/__init__.py)
: "${SOURCE_DATE_EPOCH:=$(git log -1 --format=%ct 2>/dev/null || stat -c %Y pyproject.toml)}"
PYTHONHASHSEED=0
export SOURCE_DATE_EPOCH PYTHONHASHSEED
