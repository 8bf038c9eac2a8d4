// SPDX-License-Identifier: Apache-2.0
/// How far long work has come, reported while it runs.
#pragma once

#include "base/message.hpp"

#include <cstdint>

namespace carreau {

/// The progress of a long step; the caller decides whether and how to show it. Steps follow one
/// another. Optional everywhere: a null pointer means that nobody watches.
class Progress {
 public:
  /// What is counted.
  enum class Unit : std::uint8_t { bytes, cells, scenarios };

  virtual ~Progress() = default;
  /// A step of `total` bytes, cells or scenarios begins. From one thread.
  virtual void begin(const Message& step, Unit unit, std::int64_t total) = 0;
  /// So much more is done. From any thread.
  virtual void advance(std::int64_t amount) = 0;
  /// The last step is over, and none follows yet. From one thread.
  virtual void end() = 0;
};

}  // namespace carreau
