#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# Builds the Python package with the engine that the other tests use, and installs it into an
# environment of its own, which later runs keep.
#
#   prepare_package.sh BUILD WORK
#
# BUILD is the folder of the build, WORK a folder for the engine, the wheel and the environment.
set -euo pipefail
root=$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd)
build=$1 work=$2
requirements=("$root/python/requirements-build.txt" "$root/python/requirements-test.txt")

cmake --install "$build" --prefix "$work/engine" --component library >/dev/null
# The environment is made again only when another version of something is asked for.
wanted=$(cat "${requirements[@]}" | sha256sum | cut -d' ' -f1)
if [ "$(cat "$work/venv/wanted" 2>/dev/null || true)" != "$wanted" ]; then
  rm -rf "$work/venv"
  /usr/bin/python3 -m venv "$work/venv"
  # uv takes a third of pip's processor time to unpack these modules.
  "$work/venv/bin/pip" install --quiet --disable-pip-version-check --no-compile \
    "$(grep '^uv==' "${requirements[1]}")"
  "$work/venv/bin/uv" pip install --quiet --no-config --python "$work/venv/bin/python" \
    -r "${requirements[0]}" -r "${requirements[1]}"
  # Of all these modules the tests import a part, which Python compiles when it is first imported: here,
  # once, because tests that begin together would each do it. An empty variable allows it to keep them.
  PYTHONDONTWRITEBYTECODE='' "$work/venv/bin/python" - <<'END'
import IPython.core.interactiveshell, dask.distributed, geopandas, ipykernel.kernelapp, matplotlib.pyplot
import mpi4py.futures, mypy.api, nbclient, nbformat, openpyxl, polars
import pyarrow.parquet, pyogrio, pyproj, pytest, scikit_build_core.build, shapely
END
  echo "$wanted" >"$work/venv/wanted"
fi
# With the compiler of the engine, whose static libraries go into the module.
CXX=$(sed -n 's/^CMAKE_CXX_COMPILER:[A-Z]*=//p' "$build/CMakeCache.txt")
export CXX
"$root/scripts/wheel" --plain "$work/engine" "$work/wheel" "$work/venv/bin/python"
"$work/venv/bin/uv" pip install --quiet --no-config --python "$work/venv/bin/python" --no-deps \
  --reinstall "$work"/wheel/carreau-*.whl
