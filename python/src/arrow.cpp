// SPDX-License-Identifier: Apache-2.0
#include "arrow.hpp"

#include "base/error.hpp"

#include <memory>

namespace carreau::python {

namespace {

namespace nb = nanobind;

constexpr const char* kStream = "arrow_array_stream";

/// Releases a stream that no consumer took over, as the protocol of capsules prescribes.
void destroy(PyObject* capsule) {
  auto* const stream = static_cast<ArrowArrayStream*>(PyCapsule_GetPointer(capsule, kStream));
  if (stream == nullptr) {
    PyErr_Clear();
    return;
  }
  if (stream->release != nullptr) stream->release(stream);
  delete stream;
}

}  // namespace

nb::object ArrowExport::capsule() {
  auto stream = std::make_unique<ArrowArrayStream>();
  rows_->move_to(*stream);
  rows_.reset();
  PyObject* const made = PyCapsule_New(stream.get(), kStream, destroy);
  if (made == nullptr) {
    stream->release(stream.get());
    throw nb::python_error();
  }
  (void)stream.release();
  return nb::steal(made);
}

files::ArrowTable table_of(const nb::object& capsule, const std::string& name) {
  auto* const stream = static_cast<ArrowArrayStream*>(PyCapsule_GetPointer(capsule.ptr(), kStream));
  if (stream == nullptr) throw nb::python_error();
  return files::ArrowTable(*stream, name);
}

}  // namespace carreau::python
