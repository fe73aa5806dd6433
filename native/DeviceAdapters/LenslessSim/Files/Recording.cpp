#include "Recording.h"

#include <algorithm>
#include <cctype>

namespace lensless::sim {

namespace {

bool isDigit(char c) {
   return std::isdigit(static_cast<unsigned char>(c)) != 0;
}

/** The digits from a position on, without leading zeros. */
std::string digitsFrom(const std::string& text, std::size_t& position) {
   std::size_t first = position;
   while (position < text.size() && isDigit(text[position]))
      ++position;
   while (first + 1 < position && text[first] == '0')
      ++first;
   return text.substr(first, position - first);
}

std::vector<std::filesystem::path> pictureFiles(const std::filesystem::path& folder,
                                                std::vector<std::string>& problems) {
   std::vector<std::filesystem::path> files;
   std::error_code failure;
   for (std::filesystem::directory_iterator entry(folder, failure), end; !failure && entry != end;
        entry.increment(failure))
      if (isImageFileName(entry->path()))
         files.push_back(entry->path());
   if (failure)
      problems.push_back(folder.string() + ": cannot be read: " + failure.message());
   else if (files.empty())
      problems.push_back(folder.string() + ": holds no files named .png, .tif or .tiff");
   std::sort(files.begin(), files.end(), [](const auto& a, const auto& b) {
      return naturallyBefore(a.filename().string(), b.filename().string());
   });
   return files;
}

std::string shapeText(int width, int height, int bytesPerPixel) {
   return std::to_string(width) + "×" + std::to_string(height) + " with " + std::to_string(8 * bytesPerPixel) + " bits";
}

void addFile(const std::filesystem::path& file, Recording& recording) {
   const int pages = pagesInImageFile(file);
   for (int page = 0; page < pages; ++page) {
      const GreyImage image = readImageFile(file, page);
      if (recording.frames.empty()) {
         recording.height = image.height;
         recording.width = image.width;
         recording.bytesPerPixel = image.bytesPerPixel;
      }
      if (image.height != recording.height || image.width != recording.width ||
          image.bytesPerPixel != recording.bytesPerPixel)
         throw ImageFileError(file, "has " + shapeText(image.width, image.height, image.bytesPerPixel) + ", but " +
                                        recording.frames.front().file.filename().string() + " has " +
                                        shapeText(recording.width, recording.height, recording.bytesPerPixel));
      recording.frames.push_back({file, page});
   }
}

} // namespace

bool naturallyBefore(const std::string& a, const std::string& b) {
   std::size_t i = 0, j = 0;
   while (i < a.size() && j < b.size()) {
      if (isDigit(a[i]) && isDigit(b[j])) {
         const std::string m = digitsFrom(a, i);
         const std::string n = digitsFrom(b, j);
         if (m.size() != n.size())
            return m.size() < n.size();
         if (m != n)
            return m < n;
      } else if (a[i] != b[j]) {
         return static_cast<unsigned char>(a[i]) < static_cast<unsigned char>(b[j]);
      } else {
         ++i;
         ++j;
      }
   }
   const std::size_t restA = a.size() - i;
   const std::size_t restB = b.size() - j;
   return restA != restB ? restA < restB : a < b; // "007" and "7": some order, always the same
}

Recording openRecording(const std::filesystem::path& folder, std::vector<std::string>& problems) {
   Recording recording;
   for (const std::filesystem::path& file : pictureFiles(folder, problems)) {
      try {
         addFile(file, recording);
      } catch (const std::exception& failure) {
         problems.emplace_back(failure.what());
      }
   }
   return recording;
}

} // namespace lensless::sim
