// SPDX-License-Identifier: Apache-2.0
#include "lab/unpack/new_file.hpp"

#include "base/error.hpp"

#include <fcntl.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>
#include <utility>

namespace carreau::lab {

NewFile::NewFile(std::string path)
    : path_(std::move(path)),
      file_(::open(path_.c_str(), O_CREAT | O_EXCL | O_WRONLY | O_NOFOLLOW | O_CLOEXEC, 0644)) {
  if (file_ < 0) fail();
}

NewFile::~NewFile() {
  if (file_ >= 0) ::close(file_);
  if (!is_whole_) ::unlink(path_.c_str());
}

void NewFile::write(std::string_view bytes) const {
  while (!bytes.empty()) {
    const ssize_t count = ::write(file_, bytes.data(), bytes.size());
    if (count < 0 && errno == EINTR) continue;
    if (count <= 0) fail();
    bytes.remove_prefix(static_cast<std::size_t>(count));
  }
}

void NewFile::close() {
  if (::close(std::exchange(file_, -1)) != 0) fail();
  is_whole_ = true;
}

void NewFile::fail() const {
  throw IoError(path_, Message{"not_written", {{"reason", std::strerror(errno)}}},
                Message{"make_room"});
}

}  // namespace carreau::lab
