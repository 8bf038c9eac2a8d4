// SPDX-License-Identifier: Apache-2.0
/// Columns of our own as structures of the Arrow C interfaces, which their consumer releases.
#pragma once

#include "files/arrow/arrow_abi.hpp"
#include "files/arrow/arrow_metadata.hpp"

#include <cstdint>
#include <deque>
#include <string>
#include <variant>
#include <vector>

namespace carreau::files {

/// Texts or bytes, one behind the other.
struct ArrowTexts {
  std::vector<std::int32_t> ends{0};  ///< where each begins, and the end of the last
  std::string bytes;
};

/// The values of one column in one batch; null has a value too, which means nothing.
struct ArrowColumn {
  std::variant<std::vector<std::int64_t>, std::vector<double>, ArrowTexts> values;
  std::vector<std::uint8_t> validity;  ///< a bit for each row, from the lowest
  std::int64_t nulls = 0;
};

/// One record batch.
struct ArrowBatch {
  std::int64_t rows = 0;
  std::vector<ArrowColumn> columns;
};

/// A field of a schema.
struct ArrowField {
  std::string name;
  std::string format;
  ArrowMetadata metadata;
};

/// A table whose batches wait for their consumer.
struct ArrowBatches {
  std::vector<ArrowField> fields;
  std::deque<ArrowBatch> batches;
};

/// Moves the batches into a stream, which owns them; each leaves it for the array that is asked
/// for.
void export_batches(ArrowBatches batches, ArrowArrayStream& out);

}  // namespace carreau::files
