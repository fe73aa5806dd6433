#include "RecordedCamera.h"

#include <algorithm>
#include <climits>
#include <exception>
#include <utility>

namespace lensless::sim {

namespace {

constexpr const char* folderProperty = "Folder";
constexpr const char* loop = "Loop";
constexpr const char* stop = "Stop";
constexpr std::size_t mostReasons = 5; // in the error text; the log gets all

std::string joined(const std::vector<std::string>& reasons) {
   std::string text;
   for (std::size_t i = 0; i < std::min(reasons.size(), mostReasons); ++i)
      text += (i ? "; " : "") + reasons[i];
   if (reasons.size() > mostReasons)
      text += "; and " + std::to_string(reasons.size() - mostReasons) + " more, see the log";
   return text;
}

} // namespace

RecordedCamera::RecordedCamera() {
   SetErrorText(ERR_FRAME_FAILED, "The picture could not be read; the log says why.");
   SetErrorText(ERR_NO_MORE_FILES,
                "All recorded files have been played. Set NextFrame to 0 to start again, or AtEnd to "
                "Loop.");
   CreateStringProperty(folderProperty, "", false, nullptr, true);
}

int RecordedCamera::Initialize() {
   if (isGone())
      Shutdown();
   if (initialised_)
      return DEVICE_OK;
   char folder[MM::MaxStrLength] = "";
   GetProperty(folderProperty, folder);
   if (!*folder)
      return refuse("The property Folder is empty. Set it to a folder with grey PNG or TIFF files.", ERR_CANNOT_START);
   std::vector<std::string> problems;
   recording_ = openRecording(folder, problems);
   for (const std::string& problem : problems)
      LogMessage(problem);
   if (!problems.empty())
      return refuse("The recording cannot be played: " + joined(problems) +
                        ". Needed are grey PNG or TIFF files of one size, 8 or 16 bits.",
                    ERR_CANNOT_START);
   bitDepth_ = 8 * recording_.bytesPerPixel;
   addLiveProperties();
   initialised_ = true;
   return ClearROI();
}

int RecordedCamera::Shutdown() {
   StopSequenceAcquisition();
   initialised_ = false;
   plugIn();
   cache_ = {};
   return DEVICE_OK;
}

void RecordedCamera::addLiveProperties() {
   CreateStringProperty(MM::g_Keyword_Name, name, true);
   CreateStringProperty(MM::g_Keyword_Description, description, true);
   CreateStringProperty(MM::g_Keyword_CameraName, name, true);
   CreateIntegerProperty(MM::g_Keyword_Binning, 1, false);
   AddAllowedValue(MM::g_Keyword_Binning, "1");
   const char* const format = recording_.bytesPerPixel == 1 ? "8bit" : "16bit";
   CreateStringProperty(MM::g_Keyword_PixelType, format, false);
   AddAllowedValue(MM::g_Keyword_PixelType, format);
   CreateIntegerProperty("BitDepth", bitDepth_, false, new CPropertyAction(this, &RecordedCamera::OnBitDepth));
   for (const char* bits : {"8", "10", "12", "14", "16"})
      if ((std::string(bits) == "8") == (recording_.bytesPerPixel == 1))
         AddAllowedValue("BitDepth", bits);
   addNumber(MM::g_Keyword_Exposure, exposureMs_, 0.01, 10'000, mutex_);
   addNumber("FrameInterval-ms", frameIntervalMs_, 0, 60'000, mutex_);
   addNumber("CacheSize-MB", cacheMb_, 0, 65'536, mutex_);
   CreateStringProperty("AtEnd", loop, false, new CPropertyAction(this, &RecordedCamera::OnAtEnd));
   AddAllowedValue("AtEnd", loop);
   AddAllowedValue("AtEnd", stop);
   CreateIntegerProperty("NumberOfFrames", static_cast<long>(recording_.frames.size()), true);
   CreateIntegerProperty("NextFrame", 0, false, new CPropertyAction(this, &RecordedCamera::OnNextFrame));
   SetPropertyLimits("NextFrame", 0, static_cast<double>(recording_.frames.size()));
   addFaultProperties();
}

int RecordedCamera::OnAtEnd(MM::PropertyBase* property, MM::ActionType action) {
   const std::lock_guard<std::mutex> lock(mutex_);
   if (action == MM::AfterSet) {
      std::string value;
      property->Get(value);
      loop_ = value == loop;
   }
   if (action == MM::BeforeGet)
      property->Set(loop_ ? loop : stop);
   return DEVICE_OK;
}

int RecordedCamera::OnBitDepth(MM::PropertyBase* property, MM::ActionType action) {
   const std::lock_guard<std::mutex> lock(mutex_);
   if (action == MM::AfterSet)
      property->Get(bitDepth_);
   if (action == MM::BeforeGet)
      property->Set(bitDepth_);
   return DEVICE_OK;
}

int RecordedCamera::OnNextFrame(MM::PropertyBase* property, MM::ActionType action) {
   const std::lock_guard<std::mutex> lock(mutex_);
   if (action == MM::AfterSet) {
      long number = 0;
      property->Get(number);
      next_ = static_cast<std::size_t>(number);
   }
   if (action == MM::BeforeGet)
      property->Set(static_cast<long>(next_));
   return DEVICE_OK;
}

/** The number of the picture to play next. */
int RecordedCamera::nextNumber(std::size_t& number) {
   const std::lock_guard<std::mutex> lock(mutex_);
   if (next_ >= recording_.frames.size()) {
      if (!loop_)
         return ERR_NO_MORE_FILES;
      next_ = 0;
   }
   number = next_;
   return DEVICE_OK;
}

/** The picture of this number has been played. */
void RecordedCamera::skip(std::size_t number) {
   const std::lock_guard<std::mutex> lock(mutex_);
   next_ = number + 1;
}

/** From memory if it is there. Throws ImageFileError. */
std::shared_ptr<const GreyImage> RecordedCamera::picture(std::size_t number) {
   std::size_t mostBytes = 0;
   {
      const std::lock_guard<std::mutex> lock(mutex_);
      mostBytes = static_cast<std::size_t>(cacheMb_ * 1e6);
   }
   cache_.limit(mostBytes);
   if (auto known = cache_.find(number))
      return known;
   const RecordedFrame& source = recording_.frames[number];
   auto read = std::make_shared<const GreyImage>(readImageFile(source.file, source.page));
   if (read->height != recording_.height || read->width != recording_.width ||
       read->bytesPerPixel != recording_.bytesPerPixel)
      throw ImageFileError(source.file, "has changed its size since the camera was initialised");
   cache_.keep(number, read, mostBytes);
   return read;
}

/** Reads and crops the next picture. No exception may leave the device. */
int RecordedCamera::readNext(Frame& frame) {
   std::size_t number = 0;
   const int found = nextNumber(number);
   if (found != DEVICE_OK)
      return found;
   try {
      const std::shared_ptr<const GreyImage> image = picture(number);
      const auto depth = static_cast<std::size_t>(image->bytesPerPixel);
      const std::size_t rowBytes = static_cast<std::size_t>(roi_.width) * depth;
      frame.bytes.resize(rowBytes * static_cast<std::size_t>(roi_.height));
      for (int row = 0; row < roi_.height; ++row) {
         const std::size_t first = (static_cast<std::size_t>(roi_.y + row) * static_cast<std::size_t>(image->width) +
                                    static_cast<std::size_t>(roi_.x)) *
                                   depth;
         std::copy_n(&image->bytes[first], rowBytes, &frame.bytes[static_cast<std::size_t>(row) * rowBytes]);
      }
   } catch (const std::exception& failure) {
      LogMessage(failure.what());
      return ERR_FRAME_FAILED;
   }
   frame.tags = {{MM::g_Keyword_Metadata_Exposure, numberText(GetExposure())},
                 {MM::g_Keyword_Metadata_ROI_X, std::to_string(roi_.x)},
                 {MM::g_Keyword_Metadata_ROI_Y, std::to_string(roi_.y)},
                 {"FileName", recording_.frames[number].file.filename().string()},
                 {"FrameNumber", std::to_string(number)},
                 {"SequenceGap", std::to_string(account_.gap)},
                 {"FramesDropped", std::to_string(account_.dropped)}};
   skip(number);
   return DEVICE_OK;
}

/** On the sequence's thread. A lost frame is passed over. */
int RecordedCamera::readForSequence() {
   std::size_t number = 0;
   int result = nextNumber(number);
   if (result == DEVICE_OK)
      result = failSequence(static_cast<long>(number), [&] { skip(number); });
   if (result == DEVICE_OK)
      result = readNext(sequenceFrame_);
   return result == ERR_NO_MORE_FILES ? FrameSequence::endOfFrames : result;
}

/** Why no snap and no sequence can begin; else DEVICE_OK. */
int RecordedCamera::unreadiness() const {
   return !initialised_         ? DEVICE_NOT_CONNECTED
          : isGone()            ? ERR_CAMERA_GONE
          : sequence_.running() ? DEVICE_CAMERA_BUSY_ACQUIRING
                                : DEVICE_OK;
}

int RecordedCamera::SnapImage() {
   Frame frame;
   std::size_t number = 0;
   int result = unreadiness();
   if (result == DEVICE_OK)
      result = nextNumber(number);
   if (result == DEVICE_OK)
      result = failSnap(static_cast<long>(number), [&] { skip(number); });
   if (result == DEVICE_OK)
      result = readNext(frame);
   if (result == DEVICE_OK)
      image_ = std::move(frame.bytes);
   return result;
}

int RecordedCamera::StartSequenceAcquisition(double unused) {
   return StartSequenceAcquisition(LONG_MAX, unused, false);
}

int RecordedCamera::StartSequenceAcquisition(long frames, double, bool) {
   const int unready = unreadiness();
   if (unready != DEVICE_OK)
      return unready;
   FrameSequence::Task task;
   task.frames = frames;
   task.intervalMs = [this] {
      const std::lock_guard<std::mutex> lock(mutex_);
      return std::max(frameIntervalMs_, exposureMs_) * static_cast<double>(1 + account_.gap);
   };
   task.expose = [this] { return readForSequence(); };
   task.send = [this] {
      return sequence_.sendPicture(
          {sequenceFrame_.bytes.data(), GetImageWidth(), GetImageHeight(), GetImageBytesPerPixel(), 1},
          sequenceFrame_.tags);
   };
   account_ = {};
   try {
      return sequence_.start(GetCoreCallback(), std::move(task));
   } catch (const std::exception& failure) {
      return refuse(std::string("The sequence cannot start: ") + failure.what());
   }
}

int RecordedCamera::StopSequenceAcquisition() {
   return sequence_.stop(GetCoreCallback());
}

} // namespace lensless::sim
