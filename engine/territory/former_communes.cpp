// SPDX-License-Identifier: Apache-2.0
#include "territory/former_communes.hpp"

#include <set>
#include <string>
#include <string_view>

namespace carreau {

namespace {

void add(std::optional<std::int64_t>& sum, const std::optional<std::int64_t>& part) {
  if (part) sum = sum.value_or(0) + *part;
}

/// Adds a former commune to the present one. Two kinds of population have no sum.
void fold(const CommuneFacts& former, CommuneFacts& now) {
  const bool is_first = !now.population;
  if (is_first) {
    now.kind = former.kind;
    now.table = former.table;
  }
  if (now.table != former.table) return;
  if (now.kind == former.kind) add(now.population, former.population);
  add(now.municipal, former.municipal);
}

}  // namespace

void fold_former_communes(TerritoryParts& parts, Findings& findings) {
  if (parts.mergers == nullptr || parts.composition.empty()) return;
  std::set<std::string_view> listed;
  for (const CompositionRow& row : parts.composition) listed.insert(row.commune);
  for (auto at = parts.communes.begin(); at != parts.communes.end();) {
    const auto merger =
        listed.contains(at->first) ? parts.mergers->end() : parts.mergers->find(at->first);
    if (merger == parts.mergers->end() || !listed.contains(merger->second)) {
      ++at;
      continue;
    }
    fold(at->second, parts.communes[merger->second]);
    at = parts.communes.erase(at);
    findings.notice("communes_folded");
  }
}

}  // namespace carreau
