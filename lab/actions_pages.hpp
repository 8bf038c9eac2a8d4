// SPDX-License-Identifier: Apache-2.0
/// The pages of a report of `carreau actions`, under the names that their links have.
#pragma once

#include "report/programme/actions_view.hpp"
#include "report/report_table.hpp"
#include "report/words.hpp"
#include "study/attributed_programme.hpp"

#include <array>
#include <memory>
#include <mutex>
#include <string>
#include <vector>

namespace carreau::lab {

/// Adds up the tables of a language when its first page is asked for, and keeps them. Thread-safe.
/// The programme must outlive this object.
class ActionsPages {
 public:
  explicit ActionsPages(const study::AttributedProgramme& programme) : programme_(programme) {}

  /// `name` is "rapport.html", "synthese.html" or "quartiers/QN03001M.html". Throws RequestError
  /// 404 for any other.
  [[nodiscard]] std::string page(const std::string& name, Language language);
  /// All names, for a folder of files.
  [[nodiscard]] std::vector<std::string> names() const;

 private:
  struct Report {
    report::ActionsView view;
    std::vector<report::ReportTable> tables;
  };
  [[nodiscard]] const Report& report_in(const report::Words& w);

  const study::AttributedProgramme& programme_;
  std::mutex mutex_;
  std::array<std::unique_ptr<const Report>, 2> reports_;  ///< by language
};

}  // namespace carreau::lab
