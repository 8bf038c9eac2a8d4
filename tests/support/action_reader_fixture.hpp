// SPDX-License-Identifier: Apache-2.0
/// Reads small tables of actions, and tells what was refused and reported.
#pragma once

#include "base/findings.hpp"
#include "inputs/programme/action_reader.hpp"
#include "inputs/programme/nomenclature_reader.hpp"
#include "support/temp_folder.hpp"

#include <gtest/gtest.h>

#include <cstdint>
#include <string>
#include <vector>

namespace carreau::testing {

class ActionReaderFixture : public ::testing::Test {
 protected:
  ActionReaderFixture() { how_.nomenclatures = lists_; }
  inputs::ActionImport read(const std::string& text, const std::string& name = "t.csv") {
    const std::vector<std::string> paths = {folder_.write(name, text)};
    return inputs::read_actions(paths, how_, findings_);
  }
  inputs::ActionImport read_all(const std::vector<std::string>& paths) {
    return inputs::read_actions(paths, how_, findings_);
  }
  /// "row column: code" of each refused row.
  static std::vector<std::string> refused(const inputs::ActionImport& import) {
    std::vector<std::string> list;
    for (const inputs::RefusedRow& row : import.refused) {
      list.push_back(std::to_string(*row.why.first.row) + " " + row.why.first.column + ": " +
                     row.why.code);
    }
    return list;
  }
  std::string reason(const inputs::ActionImport& import, std::size_t i = 0) const {
    return finding_text(import.refused.at(i).why, Language::english);
  }
  std::string found(const std::string& code) const {
    for (const Finding& f : findings_.list()) {
      if (f.code == code) return f.first.text() + ": " + finding_text(f, Language::english);
    }
    return "not found";
  }
  std::int64_t count(const std::string& code) const {
    std::int64_t n = 0;
    for (const Finding& f : findings_.list()) n += f.code == code ? f.count : 0;
    return n;
  }

  std::vector<Nomenclature> lists_ = inputs::read_nomenclatures();
  TempFolder folder_;
  inputs::ActionReadOptions how_;
  Findings findings_;
};

}  // namespace carreau::testing
