// The camera's properties. LenslessSim.cpp lists them.
#include "SimCamera.h"

namespace lensless::sim {

namespace {
constexpr const char* on = "On";
constexpr const char* off = "Off";
constexpr const char* format8 = "8bit";
constexpr const char* format16 = "16bit";
constexpr const char* filterNone = "None";
constexpr const char* filterRggb = "RGGB";
} // namespace

void SimCamera::addSensorProperties() {
   PixelGrid& pixels = settings_.scene.pixels;
   constexpr bool preInit = true;
   addNumber("SensorWidth", pixels.width, 64, 4096, mutex_, preInit);
   addNumber("SensorHeight", pixels.height, 64, 4096, mutex_, preInit);
   addNumber("PixelSize-um", pixels.pixelUm, 0.5, 20, mutex_, preInit);
   addNumber("Oversampling", pixels.oversampling, 1, 8, mutex_, preInit);
}

void SimCamera::addReadoutProperties() {
   CreateStringProperty(MM::g_Keyword_Name, name, true);
   CreateStringProperty(MM::g_Keyword_Description, description, true);
   CreateStringProperty(MM::g_Keyword_CameraName, name, true);
   CreateFloatProperty("FullWell-e", fullWellElectrons, true);
   CreateFloatProperty("ReadNoise-e", readNoiseElectrons, true);

   CreateIntegerProperty(MM::g_Keyword_Binning, 1, false, new CPropertyAction(this, &SimCamera::OnBinning));
   for (const char* factor : {"1", "2", "4"})
      AddAllowedValue(MM::g_Keyword_Binning, factor);
   CreateStringProperty(MM::g_Keyword_PixelType, format16, false, new CPropertyAction(this, &SimCamera::OnPixelType));
   AddAllowedValue(MM::g_Keyword_PixelType, format8);
   AddAllowedValue(MM::g_Keyword_PixelType, format16);
   CreateIntegerProperty("BitDepth", settings_.readout.bitDepth, false,
                         new CPropertyAction(this, &SimCamera::OnBitDepth));
   for (const char* bits : {"8", "10", "12", "16"})
      AddAllowedValue("BitDepth", bits);

   CreateStringProperty("Shows", showsHologram, false, new CPropertyAction(this, &SimCamera::OnShows));
   for (const char* what : {showsHologram, showsTruthAmplitude, showsTruthPhase, showsTruthObjects})
      AddAllowedValue("Shows", what);
   CreateStringProperty("ColourFilter", filterNone, false, new CPropertyAction(this, &SimCamera::OnColourFilter));
   for (const char* filter : {filterNone, filterRggb})
      AddAllowedValue("ColourFilter", filter);

   addNumber(MM::g_Keyword_Exposure, settings_.exposureMs, 0.01, 10'000, mutex_);
   addNumber(MM::g_Keyword_Gain, settings_.readout.gain, 1, 16, mutex_);
   addNumber(MM::g_Keyword_Offset, settings_.readout.offset, 0, 128, mutex_);
   addNumber("FrameInterval-ms", settings_.frameIntervalMs, 0, 60'000, mutex_);
   CreateStringProperty("RealTime", on, false, new CPropertyAction(this, &SimCamera::OnRealTime));
   AddAllowedValue("RealTime", on);
   AddAllowedValue("RealTime", off);
   CreateIntegerProperty("Seed", settings_.seed, false, new CPropertyAction(this, &SimCamera::OnSeed));
   SetPropertyLimits("Seed", 0, 2'147'483'647);
   CreateIntegerProperty("FrameNumber", 0, true, new CPropertyAction(this, &SimCamera::OnFrameNumber));
}

void SimCamera::addSampleProperties() {
   CreateStringProperty("Sample", settings_.scene.sample.c_str(), false,
                        new CPropertyAction(this, &SimCamera::OnSample));
   for (const char* sample : {sampleCells, sampleBeads, samplePhase, sampleTarget, sampleBars, sampleEmpty, sampleFile})
      AddAllowedValue("Sample", sample);
   addNumber("SampleSeed", settings_.scene.sampleSeed, 0, 2'147'483'647, mutex_);
   CreateStringProperty("SampleFile", "", false, new CPropertyAction(this, &SimCamera::OnSampleFile));
   addNumber("SampleFilePixelSize-um", settings_.scene.picturePixelUm, 0.05, 100, mutex_);
   addNumber("PathScale", settings_.scene.pathScale, 0, 10, mutex_);
   addNumber("BarHalfPitch-um", settings_.scene.barHalfPitchUm, 0.3, 50, mutex_);
   addNumber("SampleX-um", settings_.scene.optics.sampleXUm, -1000, 1000, mutex_);
   addNumber("SampleY-um", settings_.scene.optics.sampleYUm, -1000, 1000, mutex_);
   CreateFloatProperty("SampleDistance-um", instrument_->sampleDistanceUm(), false,
                       new CPropertyAction(this, &SimCamera::OnSampleDistance));
   SetPropertyLimits("SampleDistance-um", nearestUm, farthestUm);
   CreateFloatProperty("TrueZ-um", instrument_->distanceUm(), true, new CPropertyAction(this, &SimCamera::OnTrueZ));
   Optics& optics = settings_.scene.optics;
   addNumber("RefractiveIndex", optics.refractiveIndex, 1, 2, mutex_);
   addNumber("SourceDiameter-um", optics.sourceDiameterUm, 0, 1000, mutex_);
   addNumber("SourceDistance-um", optics.sourceDistanceUm, 10'000, 1'000'000, mutex_);
   addNumber("SourceAngleX-deg", optics.angleXDeg, -30, 30, mutex_);
   addNumber("SourceAngleY-deg", optics.angleYDeg, -30, 30, mutex_);
}

int SimCamera::OnBinning(MM::PropertyBase* property, MM::ActionType action) {
   const std::lock_guard<std::mutex> lock(mutex_);
   if (action == MM::AfterSet) {
      if (sequence_.running())
         return DEVICE_CAMERA_BUSY_ACQUIRING;
      long factor = 1;
      property->Get(factor);
      settings_.readout.binning = static_cast<int>(factor);
      setFullFrame_NeedsLock();
   }
   if (action == MM::BeforeGet)
      property->Set(static_cast<long>(settings_.readout.binning));
   return DEVICE_OK;
}

/** Changes what a pixel's number looks like and reports what changed along with it. */
int SimCamera::setFormat(int bitDepth, int bytesPerPixel) {
   if (sequence_.running())
      return DEVICE_CAMERA_BUSY_ACQUIRING;
   {
      const std::lock_guard<std::mutex> lock(mutex_);
      if (settings_.showsTruth() && (bitDepth != 16 || bytesPerPixel != 2))
         return refuse("While Shows is " + settings_.shows + ", frames have 16 bits, not " + std::to_string(bitDepth) +
                       ". Set Shows to Hologram first.");
      settings_.readout.bitDepth = bitDepth;
      settings_.bytesPerPixel = bytesPerPixel;
      resizeImage_NeedsLock();
   }
   reportFormat();
   return DEVICE_OK;
}

void SimCamera::reportFormat() {
   const CameraSettings now = settings();
   OnPropertyChanged("BitDepth", std::to_string(now.frameBitDepth()).c_str());
   OnPropertyChanged(MM::g_Keyword_PixelType, now.frameBytesPerPixel() == 1 ? format8 : format16);
}

int SimCamera::OnShows(MM::PropertyBase* property, MM::ActionType action) {
   if (action == MM::BeforeGet)
      property->Set(settings().shows.c_str());
   if (action != MM::AfterSet)
      return DEVICE_OK;
   if (sequence_.running())
      return DEVICE_CAMERA_BUSY_ACQUIRING;
   {
      const std::lock_guard<std::mutex> lock(mutex_);
      property->Get(settings_.shows);
      resizeImage_NeedsLock();
   }
   reportFormat();
   return DEVICE_OK;
}

int SimCamera::OnColourFilter(MM::PropertyBase* property, MM::ActionType action) {
   const std::lock_guard<std::mutex> lock(mutex_);
   ColourFilter& filter = settings_.scene.filter;
   if (action == MM::AfterSet) {
      std::string value;
      property->Get(value);
      filter = value == filterRggb ? ColourFilter::rggb : ColourFilter::none;
   }
   if (action == MM::BeforeGet)
      property->Set(filter == ColourFilter::rggb ? filterRggb : filterNone);
   return DEVICE_OK;
}

int SimCamera::OnPixelType(MM::PropertyBase* property, MM::ActionType action) {
   const CameraSettings now = settings();
   if (action == MM::AfterSet) {
      std::string format;
      property->Get(format);
      return format == format8 ? setFormat(8, 1) : setFormat(now.frameBitDepth(), 2);
   }
   if (action == MM::BeforeGet)
      property->Set(now.frameBytesPerPixel() == 1 ? format8 : format16);
   return DEVICE_OK;
}

int SimCamera::OnBitDepth(MM::PropertyBase* property, MM::ActionType action) {
   const CameraSettings now = settings();
   if (action == MM::AfterSet) {
      long bits = 0;
      property->Get(bits);
      return setFormat(static_cast<int>(bits), bits > 8 ? 2 : now.bytesPerPixel);
   }
   if (action == MM::BeforeGet)
      property->Set(static_cast<long>(now.frameBitDepth()));
   return DEVICE_OK;
}

int SimCamera::OnSample(MM::PropertyBase* property, MM::ActionType action) {
   const std::lock_guard<std::mutex> lock(mutex_);
   if (action == MM::AfterSet) {
      std::string sample;
      property->Get(sample);
      if (sample == sampleFile && !settings_.scene.picture)
         return refuse("Sample cannot be File before SampleFile names a picture. Set SampleFile to a grey PNG or TIFF "
                       "first.");
      settings_.scene.sample = sample;
   }
   if (action == MM::BeforeGet)
      property->Set(settings_.scene.sample.c_str());
   return DEVICE_OK;
}

int SimCamera::OnSampleFile(MM::PropertyBase* property, MM::ActionType action) {
   if (action == MM::BeforeGet)
      property->Set(settings().pictureFile.c_str());
   if (action != MM::AfterSet)
      return DEVICE_OK;
   std::string file;
   property->Get(file);
   std::shared_ptr<const GreyImage> picture;
   try {
      if (!file.empty())
         picture = std::make_shared<const GreyImage>(readImageFile(file));
   } catch (const std::exception& failure) {
      return refuse(std::string("SampleFile is refused: ") + failure.what() +
                    ". Name a grey PNG or TIFF of 8 or 16 bits.");
   }
   const std::lock_guard<std::mutex> lock(mutex_);
   if (!picture && settings_.scene.sample == sampleFile)
      return refuse("SampleFile cannot be empty while Sample is File. Choose another Sample first.");
   settings_.pictureFile = file;
   settings_.scene.picture = picture;
   return DEVICE_OK;
}

int SimCamera::OnSampleDistance(MM::PropertyBase* property, MM::ActionType action) {
   if (action == MM::AfterSet) {
      double distanceUm = 0;
      property->Get(distanceUm);
      if (const auto reason = instrument_->setSampleDistance(distanceUm))
         return refuse(*reason);
   }
   if (action == MM::BeforeGet)
      property->Set(instrument_->sampleDistanceUm());
   return DEVICE_OK;
}

int SimCamera::OnTrueZ(MM::PropertyBase* property, MM::ActionType action) {
   if (action == MM::BeforeGet)
      property->Set(instrument_->distanceUm());
   return DEVICE_OK;
}

int SimCamera::OnSeed(MM::PropertyBase* property, MM::ActionType action) {
   const std::lock_guard<std::mutex> lock(mutex_);
   if (action == MM::AfterSet) {
      property->Get(settings_.seed);
      frameNumber_ = 0;
   }
   if (action == MM::BeforeGet)
      property->Set(settings_.seed);
   return DEVICE_OK;
}

int SimCamera::OnFrameNumber(MM::PropertyBase* property, MM::ActionType action) {
   const std::lock_guard<std::mutex> lock(mutex_);
   if (action == MM::BeforeGet)
      property->Set(frameNumber_);
   return DEVICE_OK;
}

int SimCamera::OnRealTime(MM::PropertyBase* property, MM::ActionType action) {
   const std::lock_guard<std::mutex> lock(mutex_);
   if (action == MM::AfterSet) {
      std::string value;
      property->Get(value);
      settings_.realTime = value == on;
   }
   if (action == MM::BeforeGet)
      property->Set(settings_.realTime ? on : off);
   return DEVICE_OK;
}

} // namespace lensless::sim
