// SPDX-License-Identifier: Apache-2.0
#include "territory/mergers.hpp"

namespace carreau {

std::string_view code_among(const std::set<std::string, std::less<>>& listed, std::string_view code,
                            const Mergers& mergers) {
  if (const auto found = listed.find(code); found != listed.end()) return *found;
  const auto merger = mergers.find(code);
  if (merger == mergers.end()) return {};
  const auto found = listed.find(merger->second);
  return found == listed.end() ? std::string_view() : std::string_view(*found);
}

}  // namespace carreau
