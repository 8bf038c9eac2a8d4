// SPDX-License-Identifier: Apache-2.0
#include "files/arrow/arrow_export.hpp"

#include <array>
#include <cerrno>
#include <exception>
#include <memory>
#include <utility>

namespace carreau::files {

namespace {

/// Releases what a structure holds: first its children, unless their consumer took them away.
template <class Structure>
void release_children(Structure& structure) {
  for (std::int64_t c = 0; c < structure.n_children; ++c) {
    Structure* const child = structure.children[c];
    if (child->release != nullptr) child->release(child);
  }
}

/// What a schema points to. A field has no children, the table has one for each field.
struct HeldSchema {
  std::string format;
  std::string name;
  std::string metadata;
  std::vector<ArrowSchema> children;
  std::vector<ArrowSchema*> pointers;
};

void release_schema(ArrowSchema* schema) {
  release_children(*schema);
  const std::unique_ptr<HeldSchema> held(static_cast<HeldSchema*>(schema->private_data));
  schema->release = nullptr;
}

void fill(ArrowSchema& out, std::unique_ptr<HeldSchema> held) {
  for (ArrowSchema& child : held->children) held->pointers.push_back(&child);
  out = {};
  out.format = held->format.c_str();
  out.name = held->name.c_str();
  out.metadata = held->metadata.empty() ? nullptr : held->metadata.data();
  out.n_children = static_cast<std::int64_t>(held->children.size());
  // The table itself has no row that is null.
  out.flags = held->children.empty() ? ARROW_FLAG_NULLABLE : 0;
  out.children = held->pointers.data();
  out.release = release_schema;
  out.private_data = held.release();
}

void fill_field(const ArrowField& field, ArrowSchema& out) {
  auto held = std::make_unique<HeldSchema>();
  held->format = field.format;
  held->name = field.name;
  if (!field.metadata.empty()) held->metadata = metadata_bytes(field.metadata);
  fill(out, std::move(held));
}

void fill_schema(const std::vector<ArrowField>& fields, ArrowSchema& out) {
  auto held = std::make_unique<HeldSchema>();
  held->format = "+s";
  held->children.resize(fields.size());
  for (std::size_t f = 0; f < fields.size(); ++f) fill_field(fields[f], held->children[f]);
  fill(out, std::move(held));
}

/// What an array points to.
struct HeldArray {
  ArrowColumn column;
  std::array<const void*, 3> buffers{};
  std::vector<ArrowArray> children;
  std::vector<ArrowArray*> pointers;
};

void release_array(ArrowArray* array) {
  release_children(*array);
  const std::unique_ptr<HeldArray> held(static_cast<HeldArray*>(array->private_data));
  array->release = nullptr;
}

/// Sets the buffers behind that of validity, and returns how many there are in all.
std::int64_t set_buffers(HeldArray& held) {
  if (const auto* const texts = std::get_if<ArrowTexts>(&held.column.values)) {
    held.buffers[1] = texts->ends.data();
    held.buffers[2] = texts->bytes.data();
    return 3;
  }
  if (const auto* const whole = std::get_if<std::vector<std::int64_t>>(&held.column.values)) {
    held.buffers[1] = whole->data();
  } else {
    held.buffers[1] = std::get<std::vector<double>>(held.column.values).data();
  }
  return 2;
}

void fill_column(ArrowColumn column, std::int64_t rows, ArrowArray& out) {
  auto held = std::make_unique<HeldArray>();
  held->column = std::move(column);
  if (held->column.nulls > 0) held->buffers[0] = held->column.validity.data();
  out = {};
  out.length = rows;
  out.null_count = held->column.nulls;
  out.n_buffers = set_buffers(*held);
  out.buffers = held->buffers.data();
  out.release = release_array;
  out.private_data = held.release();
}

void fill_batch(ArrowBatch batch, ArrowArray& out) {
  auto held = std::make_unique<HeldArray>();
  held->children.resize(batch.columns.size());
  for (std::size_t c = 0; c < batch.columns.size(); ++c) {
    fill_column(std::move(batch.columns[c]), batch.rows, held->children[c]);
  }
  for (ArrowArray& child : held->children) held->pointers.push_back(&child);
  out = {};
  out.length = batch.rows;
  out.n_buffers = 1;  // that of validity, which is left out
  out.buffers = held->buffers.data();
  out.n_children = static_cast<std::int64_t>(held->children.size());
  out.children = held->pointers.data();
  out.release = release_array;
  out.private_data = held.release();
}

ArrowBatches& batches_of(ArrowArrayStream* stream) {
  return *static_cast<ArrowBatches*>(stream->private_data);
}

/// No exception may leave a callback; memory is all that can fail.
template <class Work>
int without_exception(const Work& work) noexcept {
  try {
    work();
    return 0;
  } catch (const std::exception&) {
    return ENOMEM;
  }
}

int get_schema(ArrowArrayStream* stream, ArrowSchema* out) {
  return without_exception([&] { fill_schema(batches_of(stream).fields, *out); });
}

int get_next(ArrowArrayStream* stream, ArrowArray* out) {
  return without_exception([&] {
    auto& batches = batches_of(stream).batches;
    *out = {};  // released: the end
    if (batches.empty()) return;
    fill_batch(std::move(batches.front()), *out);
    batches.pop_front();
  });
}

const char* get_last_error(ArrowArrayStream* /*stream*/) { return "out of memory"; }

void release_stream(ArrowArrayStream* stream) {
  const std::unique_ptr<ArrowBatches> held(&batches_of(stream));
  stream->release = nullptr;
}

}  // namespace

void export_batches(ArrowBatches batches, ArrowArrayStream& out) {
  auto held = std::make_unique<ArrowBatches>(std::move(batches));
  out = {get_schema, get_next, get_last_error, release_stream, held.release()};
}

}  // namespace carreau::files
