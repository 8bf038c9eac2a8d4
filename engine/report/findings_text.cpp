// SPDX-License-Identifier: Apache-2.0
#include "report/findings_text.hpp"

#include "base/findings.hpp"
#include "results/heading_list.hpp"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

namespace carreau::report {

std::string findings_text(const Findings& findings, Language language) {
  const Words w(language);
  if (findings.list().empty()) return {};
  std::string text(w("report_findings_text_heading"));
  for (const Finding& f : findings.list()) {
    const std::string place = f.first.text(language);
    text += fmt::format(
        "  {} {}{}{}\n", f.severity == Severity::warning ? "!" : "·", finding_text(f, language),
        f.count > 1 ? fmt::format(" (× {})", w.count(static_cast<double>(f.count))) : "",
        place.empty() ? "" : " [" + place + "]");
  }
  return text + "\n";
}

nlohmann::ordered_json findings_json(const Findings& findings) {
  namespace h = results::headings;
  auto list = nlohmann::ordered_json::array();
  for (const Finding& f : findings.list()) {
    list.push_back({{h::kCode.name, f.code},
                    {h::kSeverity.name, to_text(f.severity)},
                    {h::kCount.name, f.count}});
  }
  return list;
}

}  // namespace carreau::report
