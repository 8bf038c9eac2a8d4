// SPDX-License-Identifier: Apache-2.0
/// The file in which a sweep keeps what is done, so that one that was stopped goes on.
#pragma once

#include "scenario/sweep/sweep_tally.hpp"

#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace carreau::study {

/// A line that says what the file is, the digest of the sweep, then the tally of each block behind
/// its length. A tally is added after its block and has a checksum of its own; one that was cut off
/// by the end of the process or of the disk is not counted, and written over.
class SweepCheckpoint {
 public:
  /// Reads the file, or creates it. Throws DataError where it is damaged, or of another sweep, and
  /// IoError where it can be neither read nor written.
  SweepCheckpoint(std::string path, TallyShape shape);
  /// Without a path: keeps nothing.
  SweepCheckpoint() = default;

  /// The tallies that the file held, given away.
  [[nodiscard]] std::vector<SweepTally> take() { return std::move(kept_); }
  /// Adds the tally of a block. Throws IoError where the disk does not accept it; what was kept
  /// before stays.
  void add(const SweepTally& tally);

 private:
  void create() const;
  void read(std::string_view content);
  [[noreturn]] void refuse_unwritable() const;

  std::string path_;
  TallyShape shape_;
  std::vector<SweepTally> kept_;
  std::uint64_t end_ = 0;  ///< behind the last whole tally
};

}  // namespace carreau::study
