// SPDX-License-Identifier: Apache-2.0
#include "actions/name_findings.hpp"

#include "base/text.hpp"

namespace carreau {

namespace {

/// The first few quartiers of a list, with their communes.
std::string labels_of(const NamedPart& part, const QuartierNames& names) {
  constexpr std::size_t kShown = 5;
  std::vector<std::string> labels;
  for (const std::size_t quartier : part.quartiers) {
    if (labels.size() == kShown) {
      labels.emplace_back("…");
      break;
    }
    labels.push_back(names.label(quartier));
  }
  return join(labels, " ; ");
}

void report_unknown(const NamedPart& part, const QuartierNames& names, const Place& at,
                    Findings& findings) {
  if (part.nearest) {
    findings.warn("unknown_quartier",
                  {{"code", part.text}, {"nearest", names.label(*part.nearest)}}, at);
  } else {
    findings.warn("unknown_quartier_alone", {{"written", part.text}}, at);
  }
}

}  // namespace

void report_part(const NamedPart& part, const QuartierNames& names, const Place& at,
                 Findings& findings) {
  if (part.kind == NamedKind::unknown) report_unknown(part, names, at, findings);
  const std::string labels = labels_of(part, names);
  switch (part.doubt) {
    case NameDoubt::none: break;
    case NameDoubt::unknown_code:
      findings.warn("quartier_by_label", {{"written", part.text}, {"quartiers", labels}}, at);
      break;
    case NameDoubt::two_quartiers:
      findings.warn("quartier_label_differs", {{"written", part.text}, {"quartiers", labels}}, at);
      break;
    case NameDoubt::other_list:
      findings.warn("quartier_of_other_list", {{"written", part.text}, {"quartiers", labels}}, at);
      break;
    case NameDoubt::several:
      findings.warn(
          "ambiguous_quartier",
          {{"written", part.text}, {"count", part.quartiers.size()}, {"quartiers", labels}}, at);
      break;
  }
  if (part.kind != NamedKind::quartier) return;
  const NamedQuartier& quartier = names.list()[part.quartiers.front()];
  // A notice, not a warning: programmes keep the codes of the year in which they were written.
  if (quartier.kind == NamedQuartier::Kind::replaced) {
    findings.notice("older_quartier_code", {{"code", quartier.code}}, at);
  }
}

}  // namespace carreau
