// SPDX-License-Identifier: Apache-2.0
#include "lab/start/request_body.hpp"

#include "files/pending_file.hpp"
#include "lab/request_error.hpp"

#include <exception>
#include <optional>
#include <string_view>

namespace carreau::lab {

namespace {

constexpr std::size_t kLongestText = 4U << 20U;

RequestError too_large(std::uint64_t largest) {
  return {413, "too_large", Message{"upload_too_large", {{"megabytes", largest >> 20U}}}};
}

/// What the client says of the size; 0 where it says nothing.
std::uint64_t stated_size(const httplib::Request& request) {
  return request.has_header("Content-Length")
             ? request.get_header_value<std::uint64_t>("Content-Length")
             : 0;
}

}  // namespace

void drain(const SentBody& body) {
  if (!body.request.is_multipart_form_data()) {
    body.reader([](const char*, std::size_t) { return true; });
    return;
  }
  // The library takes these apart.
  body.reader([](const httplib::MultipartFormData&) { return true; },
              [](const char*, std::size_t) { return true; });
}

std::string read_text(const SentBody& body) {
  std::string text;
  bool is_long = false;
  body.reader([&](const char* data, std::size_t size) {
    is_long = is_long || text.size() + size > kLongestText;
    if (!is_long) text.append(data, size);
    return true;
  });
  if (is_long) throw RequestError(413, "too_large", Message{"request_too_long"});
  return text;
}

std::string store_upload(const SentBody& body, const std::string& name, Project& project,
                         std::uint64_t largest) {
  if (stated_size(body.request) > largest) {
    drain(body);
    throw too_large(largest);
  }
  std::exception_ptr failure;
  std::uint64_t size = 0;
  std::optional<HeldPath> path;
  std::optional<files::PendingFile> file;
  try {
    path.emplace(project, name);
    file.emplace(path->text(), false, files::Content::given);
  } catch (...) {  // kept until the body is read, and thrown again
    failure = std::current_exception();
  }
  // No exception may leave the middle of a body: what is left of it is read first.
  const bool is_whole = body.reader([&](const char* data, std::size_t count) {
    size += count;
    if (failure) return true;
    try {
      if (size > largest) throw too_large(largest);
      file->write(std::string_view(data, count));
    } catch (...) {  // as above
      failure = std::current_exception();
    }
    return true;
  });
  if (failure) std::rethrow_exception(failure);
  if (!is_whole) throw RequestError(400, "broken_off", Message{"upload_broken_off"});
  file->commit();
  return path->text();
}

}  // namespace carreau::lab
