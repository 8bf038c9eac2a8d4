// SPDX-License-Identifier: Apache-2.0
/// The workbook of made-up actions: a sheet of actions and a sheet of funding lines.
#pragma once

#include "sample/actions.hpp"

#include <cstdint>
#include <memory>
#include <span>
#include <string>

namespace carreau::results {

/// The sheets `Actions` and `Financements`, linked by their first column.
class SampleWorkbook {
 public:
  /// Messages call the file `name`.
  SampleWorkbook(const std::string& path, const std::string& name);
  ~SampleWorkbook();
  SampleWorkbook(const SampleWorkbook&) = delete;
  SampleWorkbook& operator=(const SampleWorkbook&) = delete;

  void add(std::span<const SampleAction> actions);
  /// Throws IoError when the disk did not accept everything.
  void finish();

 private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

}  // namespace carreau::results
