// SPDX-License-Identifier: Apache-2.0
/// What a client sends, read piece by piece, so that its size is never that of the memory.
#pragma once

#include "lab/http_library.hpp"
#include "lab/start/project.hpp"

#include <cstdint>
#include <string>

namespace carreau::lab {

/// A sender and what it sends.
struct SentBody {
  const httplib::Request& request;
  const httplib::ContentReader& reader;
};

/// Reads a body to its end and keeps nothing: what stays unread would be taken for the next
/// request.
void drain(const SentBody& body);
/// The body of a short request. Throws RequestError 413 for a long one, which it drains.
[[nodiscard]] std::string read_text(const SentBody& body);

/// INSEE's largest archive has a tenth of it.
inline constexpr std::uint64_t kLargestUpload = 1ULL << 30U;
/// Writes the body to a new file in the folder of the project, and returns its path. Throws
/// RequestError 413 for one that is too large, which it drains, 400 for one that breaks off;
/// IoError where the disk does not take it. Nothing is left behind then.
[[nodiscard]] std::string store_upload(const SentBody& body, const std::string& name,
                                       Project& project, std::uint64_t largest = kLargestUpload);

}  // namespace carreau::lab
