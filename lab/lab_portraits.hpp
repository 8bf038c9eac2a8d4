// SPDX-License-Identifier: Apache-2.0
/// The pages of `carreau portrait` for the zonings of a lab.
#pragma once

#include "lab/lab.hpp"
#include "report/words.hpp"
#include "study/portrait.hpp"

#include <map>
#include <memory>
#include <mutex>
#include <string>

namespace carreau::lab {

/// The first page asked for reads the grid again, with the columns of people and households that
/// nothing else in the lab needs; the first of each zoning portrays all its zones, and keeps them.
/// Thread-safe. The lab must outlive this object.
class LabPortraits {
 public:
  explicit LabPortraits(const Lab& lab) : lab_(lab) {}

  /// The page of a zone by the key of its zoning and its code. Throws RequestError 404 for an
  /// unknown one, DataError where the grid has changed since the lab was started, and the errors of
  /// reading it.
  [[nodiscard]] std::string page(const std::string& zoning, const std::string& code,
                                 const report::Words& w);

 private:
  [[nodiscard]] const study::PortraitResult& portraits_of(const LabZoning& zoning);

  const Lab& lab_;
  std::mutex mutex_;
  std::shared_ptr<const study::LoadedRun> run_;
  std::map<std::string, study::PortraitResult> portraits_;  ///< by the key of the zoning
};

}  // namespace carreau::lab
