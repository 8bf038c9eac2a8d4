// SPDX-License-Identifier: Apache-2.0
#include "study/sweep_checkpoint.hpp"

#include "base/error.hpp"
#include "files/file_text.hpp"
#include "files/gdal_source.hpp"
#include "files/pending_file.hpp"
#include "files/staged_file.hpp"

#include <filesystem>
#include <fstream>
#include <string_view>
#include <system_error>
#include <utility>

namespace carreau::study {

namespace {

constexpr std::string_view kMark = "carreau-sweep-checkpoint-1\n";
constexpr std::size_t kLengthBytes = 8;

std::string length_bytes(std::uint64_t length) {
  std::string bytes;
  for (std::size_t i = 0; i < kLengthBytes; ++i, length >>= 8U) {
    bytes += static_cast<char>(length & 0xFFU);
  }
  return bytes;
}

std::uint64_t length_at(std::string_view content, std::size_t at) {
  std::uint64_t length = 0;
  for (std::size_t i = kLengthBytes; i-- > 0;) {
    length = (length << 8U) | static_cast<unsigned char>(content[at + i]);
  }
  return length;
}

}  // namespace

SweepCheckpoint::SweepCheckpoint(std::string path, TallyShape shape)
    : path_(std::move(path)), shape_(std::move(shape)) {
  std::error_code none;
  if (!std::filesystem::exists(path_, none)) create();
  const files::FileText file(path_);
  read(file.view());
}

void SweepCheckpoint::create() const {
  files::PendingFile file(path_, false);
  file.write(std::string(kMark) + shape_.plan + "\n");
  file.commit();
}

void SweepCheckpoint::read(std::string_view content) {
  const Place place{files::base_name(path_), {}, {}};
  const Message begin_anew{"sweep_checkpoint_remove", {{"file", path_}}};
  if (!content.starts_with(kMark)) {
    throw DataError(place, Message{"sweep_checkpoint_foreign"}, begin_anew);
  }
  const std::string digest = shape_.plan + "\n";
  if (content.compare(kMark.size(), digest.size(), digest) != 0) {
    throw DataError(place, Message{"sweep_checkpoint_other"}, begin_anew);
  }
  std::size_t at = kMark.size() + digest.size();
  while (content.size() - at >= kLengthBytes) {
    const std::uint64_t length = length_at(content, at);
    // The process ended while it wrote: what is missing of the last tally is run again.
    if (length > content.size() - at - kLengthBytes) break;
    const std::string_view bytes = content.substr(at + kLengthBytes, length);
    try {
      kept_.push_back(SweepTally::from_bytes(bytes, shape_));
    } catch (const DataError& error) {
      throw DataError(place, error.message(), begin_anew);
    }
    at += kLengthBytes + length;
  }
  end_ = at;
}

void SweepCheckpoint::add(const SweepTally& tally) {
  if (path_.empty()) return;
  const std::string bytes = tally.bytes();
  const std::string entry = length_bytes(bytes.size()) + bytes;
  std::fstream file(path_, std::ios::binary | std::ios::in | std::ios::out);
  // Over what is left of a tally that was cut off.
  file.seekp(static_cast<std::streamoff>(end_));
  file.write(entry.data(), static_cast<std::streamsize>(entry.size()));
  file.flush();
  if (!file) refuse_unwritable();
  file.close();
  // After a loss of power too, what was done is done.
  files::sync_file(path_, path_);
  end_ += entry.size();
  std::error_code none;
  if (std::filesystem::file_size(path_, none) > end_)
    std::filesystem::resize_file(path_, end_, none);
}

void SweepCheckpoint::refuse_unwritable() const {
  throw IoError(path_, Message{"sweep_checkpoint_unwritable"}, Message{"sweep_goes_on"});
}

}  // namespace carreau::study
