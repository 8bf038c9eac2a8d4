// SPDX-License-Identifier: Apache-2.0
/// Paths that stand in a file: a scenario, a catalogue, a project, a list of cases. Somebody else
/// may have written it, and whoever opens it must not thereby call servers or send passwords.
#pragma once

#include "base/error.hpp"

#include <string>

namespace carreau::files {

/// Accepts paths of files, and databases of this machine or of the server that PGHOST or PGHOSTADDR
/// names, which the user chose. Throws DataError at `place` for GDAL's own file systems (`/vsi…`),
/// and for the address of a database on any other server: it can be named on the command line.
void check_path_in_file(const std::string& path, const Place& place);

}  // namespace carreau::files
