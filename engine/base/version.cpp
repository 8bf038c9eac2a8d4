// SPDX-License-Identifier: Apache-2.0
#include "base/version.hpp"

namespace carreau {

std::string_view version() { return CARREAU_VERSION; }

}  // namespace carreau
