// SPDX-License-Identifier: Apache-2.0
/// Arrow arrays made by hand, as producers give them, with a count of what was released.
#pragma once

#include "files/arrow/arrow_abi.hpp"

#include <cerrno>
#include <cstdint>
#include <cstring>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace carreau::testing {

/// How often each kind of structure was handed out and released.
struct ArrowCount {
  int given = 0;
  int released = 0;
};

/// One column of one batch. Buffers are as the format prescribes; the first may be empty: absent.
struct ArrowColumnMade {
  std::string name;
  std::string format;
  std::int64_t length = 0;
  std::vector<std::vector<std::uint8_t>> buffers{};
  std::int64_t offset = 0;
  std::int64_t null_count = -1;  ///< not counted
  std::shared_ptr<ArrowColumnMade> dictionary{};
  std::string metadata{};
};

template <class Value>
std::vector<std::uint8_t> bytes_of(const std::vector<Value>& values) {
  std::vector<std::uint8_t> bytes(values.size() * sizeof(Value));
  if (!values.empty()) std::memcpy(bytes.data(), values.data(), bytes.size());
  return bytes;
}

/// Bits from the lowest, of values that are present.
inline std::vector<std::uint8_t> bits_of(const std::vector<bool>& values) {
  std::vector<std::uint8_t> bits((values.size() + 7) / 8);
  for (std::size_t i = 0; i < values.size(); ++i) {
    if (values[i]) bits[i / 8] = static_cast<std::uint8_t>(bits[i / 8] | (1U << (i % 8)));
  }
  return bits;
}

template <class Value>
ArrowColumnMade numbers(std::string name, std::string format, const std::vector<Value>& values) {
  return {std::move(name),
          std::move(format),
          static_cast<std::int64_t>(values.size()),
          {{}, bytes_of(values)}};
}

inline ArrowColumnMade reals(std::string name, const std::vector<double>& values) {
  return numbers(std::move(name), "g", values);
}

template <class Offset>
ArrowColumnMade texts_of(std::string name, std::string format,
                         const std::vector<std::string>& values) {
  std::vector<Offset> offsets{0};
  std::string text;
  for (const std::string& value : values) {
    text += value;
    offsets.push_back(static_cast<Offset>(text.size()));
  }
  return {std::move(name),
          std::move(format),
          static_cast<std::int64_t>(values.size()),
          {{}, bytes_of(offsets), std::vector<std::uint8_t>(text.begin(), text.end())}};
}

inline ArrowColumnMade texts(std::string name, const std::vector<std::string>& values) {
  return texts_of<std::int32_t>(std::move(name), "u", values);
}

/// The same column with values missing: `present` has one bit for each value, offset included.
inline ArrowColumnMade with_nulls(ArrowColumnMade column, const std::vector<bool>& present) {
  column.buffers[0] = bits_of(present);
  return column;
}

/// The same column without its first values, as a slice that shares the buffers.
inline ArrowColumnMade sliced(ArrowColumnMade column, std::int64_t first) {
  column.offset += first;
  column.length -= first;
  return column;
}

using ArrowBatchMade = std::vector<ArrowColumnMade>;

/// A producer of batches with the columns of the first. It outlives nothing: what it gives owns a
/// copy of its values.
class ArrowProducer {
 public:
  explicit ArrowProducer(std::vector<ArrowBatchMade> batches) : batches_(std::move(batches)) {}

  /// The table is of this format instead of a struct.
  std::string format = "+s";
  std::string metadata;
  /// The rows of a batch itself begin here: a slice of the whole table.
  std::int64_t batch_offset = 0;
  /// Bits of rows that are not null as a whole.
  std::vector<std::uint8_t> row_bits;
  /// After so many batches the producer fails.
  std::optional<std::size_t> failing_batch;

  [[nodiscard]] ArrowArrayStream stream() {
    auto* const held = new Stream{*this, 0};
    ++counts->given;
    return {get_schema, get_next, last_error, release_stream, held};
  }

  std::shared_ptr<ArrowCount> counts = std::make_shared<ArrowCount>();

 private:
  struct Stream {
    const ArrowProducer& producer;
    std::size_t next;
  };
  struct Held {
    std::shared_ptr<ArrowCount> counts;
    ArrowColumnMade column;
    std::vector<const void*> buffers;
    std::vector<ArrowArray> arrays;
    std::vector<ArrowArray*> array_pointers;
    std::vector<ArrowSchema> schemas;
    std::vector<ArrowSchema*> schema_pointers;
    ArrowArray dictionary_array{};
    ArrowSchema dictionary_schema{};
  };

  template <class Structure>
  static void release(Structure* structure) {
    auto* const held = static_cast<Held*>(structure->private_data);
    for (std::int64_t c = 0; c < structure->n_children; ++c) {
      if (structure->children[c]->release) structure->children[c]->release(structure->children[c]);
    }
    if (structure->dictionary && structure->dictionary->release) {
      structure->dictionary->release(structure->dictionary);
    }
    ++held->counts->released;
    structure->release = nullptr;
    delete held;
  }

  [[nodiscard]] Held* hold(const ArrowColumnMade& column) const {
    ++counts->given;
    auto* const held = new Held;
    held->counts = counts;
    held->column = column;
    return held;
  }

  void fill(const ArrowColumnMade& column, ArrowSchema& out) const {
    Held* const held = hold(column);
    out = {};
    out.format = held->column.format.c_str();
    out.name = held->column.name.c_str();
    if (!held->column.metadata.empty()) out.metadata = held->column.metadata.data();
    if (column.dictionary) {
      fill(*column.dictionary, held->dictionary_schema);
      out.dictionary = &held->dictionary_schema;
    }
    out.release = release<ArrowSchema>;
    out.private_data = held;
  }

  void fill(const ArrowColumnMade& column, ArrowArray& out) const {
    Held* const held = hold(column);
    for (std::size_t b = 0; b < held->column.buffers.size(); ++b) {
      const auto& buffer = held->column.buffers[b];
      held->buffers.push_back(b == 0 && buffer.empty() ? nullptr : buffer.data());
    }
    out = {};
    out.length = column.length;
    out.null_count = column.null_count;
    out.offset = column.offset;
    out.n_buffers = static_cast<std::int64_t>(held->buffers.size());
    out.buffers = held->buffers.data();
    if (column.dictionary && !column.dictionary->format.empty()) {
      fill(*column.dictionary, held->dictionary_array);
      out.dictionary = &held->dictionary_array;
    }
    out.release = release<ArrowArray>;
    out.private_data = held;
  }

  void fill_table(ArrowSchema& out) const {
    Held* const held = hold({{}, format, 0, {}, 0, 0, {}, metadata});
    out = {};
    out.format = held->column.format.c_str();
    out.name = "";
    if (!held->column.metadata.empty()) out.metadata = held->column.metadata.data();
    held->schemas.resize(batches_.front().size());
    for (std::size_t c = 0; c < held->schemas.size(); ++c) {
      fill(batches_.front()[c], held->schemas[c]);
      held->schema_pointers.push_back(&held->schemas[c]);
    }
    out.n_children = static_cast<std::int64_t>(held->schemas.size());
    out.children = held->schema_pointers.data();
    out.release = release<ArrowSchema>;
    out.private_data = held;
  }

  void fill_batch(const ArrowBatchMade& batch, ArrowArray& out) const {
    Held* const held = hold({});
    held->column.buffers.push_back(row_bits);
    held->buffers.push_back(row_bits.empty() ? nullptr : held->column.buffers[0].data());
    held->arrays.resize(batch.size());
    for (std::size_t c = 0; c < batch.size(); ++c) {
      fill(batch[c], held->arrays[c]);
      held->array_pointers.push_back(&held->arrays[c]);
    }
    out = {};
    out.length = batch.empty() ? 0 : batch.front().length - batch_offset;
    out.offset = batch_offset;
    out.n_buffers = 1;
    out.buffers = held->buffers.data();
    out.n_children = static_cast<std::int64_t>(batch.size());
    out.children = held->array_pointers.data();
    out.release = release<ArrowArray>;
    out.private_data = held;
  }

  static int get_schema(ArrowArrayStream* stream, ArrowSchema* out) {
    static_cast<Stream*>(stream->private_data)->producer.fill_table(*out);
    return 0;
  }
  static int get_next(ArrowArrayStream* stream, ArrowArray* out) {
    auto& held = *static_cast<Stream*>(stream->private_data);
    *out = {};
    if (held.producer.failing_batch == held.next) return EIO;
    if (held.next == held.producer.batches_.size()) return 0;
    held.producer.fill_batch(held.producer.batches_[held.next++], *out);
    return 0;
  }
  static const char* last_error(ArrowArrayStream*) { return "the disk is gone"; }
  static void release_stream(ArrowArrayStream* stream) {
    auto* const held = static_cast<Stream*>(stream->private_data);
    ++held->producer.counts->released;
    stream->release = nullptr;
    delete held;
  }

  std::vector<ArrowBatchMade> batches_;
};

}  // namespace carreau::testing
