// SPDX-License-Identifier: Apache-2.0
/// The pages of `carreau portrait` for the zonings and the perimeters of a lab.
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
/// nothing else in the lab needs; the first of each zoning portrays all its zones, and keeps them,
/// and so does the first of a run, until another run is asked for.
/// Thread-safe. The lab must outlive this object.
class LabPortraits {
 public:
  explicit LabPortraits(const Lab& lab) : lab_(lab) {}

  /// The page of a zone by the key of its zoning and its code. Throws RequestError 404 for an
  /// unknown one, DataError where the grid has changed since the lab was started, and the errors of
  /// reading it.
  [[nodiscard]] std::string page(const std::string& zoning, const std::string& code,
                                 const report::Words& w);
  /// The page of a perimeter of a run by its id. Throws as page() does.
  [[nodiscard]] std::string run_page(const std::shared_ptr<const LabRun>& run,
                                     const std::string& zone, const report::Words& w);

 private:
  struct OfRun {
    std::shared_ptr<const LabRun> run;  ///< held: its incomes are those of the portraits
    study::PortraitResult portraits;
  };
  const study::LoadedRun& with_traits();
  [[nodiscard]] const study::PortraitResult& portraits_of(const LabZoning& zoning);
  [[nodiscard]] std::shared_ptr<const OfRun> portraits_of(const std::shared_ptr<const LabRun>& run);

  const Lab& lab_;
  std::mutex mutex_;
  std::shared_ptr<const study::LoadedRun> run_;
  std::map<std::string, study::PortraitResult> portraits_;  ///< by the key of the zoning
  std::shared_ptr<const OfRun> of_run_;                     ///< of the last one
};

}  // namespace carreau::lab
