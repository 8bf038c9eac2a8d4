// SPDX-License-Identifier: Apache-2.0
/// The languages in which the engine speaks to people.
#pragma once

#include <cstdint>

namespace carreau {

enum class Language : std::uint8_t { french, english };

}  // namespace carreau
