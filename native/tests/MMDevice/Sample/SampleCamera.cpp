#include "CameraImageMetadata.h"
#include "SampleAdapter.h"

using namespace std;

extern const char* g_CameraDeviceName;

const char* const g_PixelType_8bit = "8bit";
const char* const g_PixelType_16bit = "16bit";

SampleCamera::SampleCamera()
    : initialized_(false), bitDepth_(8), roiX_(0), roiY_(0), exposureMs_(10.0), gain_(0), frame_(0) {
   // call the base class method to set-up default error codes/messages
   InitializeDefaultErrorMessages();
   SetErrorText(ERR_UNKNOWN_MODE, "Unknown mode");
   CreateHubIDProperty();
}

SampleCamera::~SampleCamera() {
   StopSequenceAcquisition();
   Shutdown();
}

void SampleCamera::GetName(char* name) const {
   CDeviceUtils::CopyLimitedString(name, g_CameraDeviceName);
}

int SampleCamera::Initialize() {
   if (initialized_)
      return DEVICE_OK;

   SampleHub* pHub = static_cast<SampleHub*>(GetParentHub());
   if (pHub) {
      char hubLabel[MM::MaxStrLength];
      pHub->GetLabel(hubLabel);
      SetParentID(hubLabel); // for backward comp.
   } else
      LogMessage("No parent hub.");

   int nRet = CreateStringProperty(MM::g_Keyword_Name, g_CameraDeviceName, true);
   if (DEVICE_OK != nRet)
      return nRet;

   // binning
   CPropertyAction* pAct = new CPropertyAction(this, &SampleCamera::OnBinning);
   nRet = CreateIntegerProperty(MM::g_Keyword_Binning, 1, false, pAct);
   assert(nRet == DEVICE_OK);
   vector<string> binValues;
   binValues.push_back("1");
   binValues.push_back("2");
   nRet = SetAllowedValues(MM::g_Keyword_Binning, binValues);
   if (nRet != DEVICE_OK)
      return nRet;

   // pixel type
   pAct = new CPropertyAction(this, &SampleCamera::OnPixelType);
   nRet = CreateStringProperty(MM::g_Keyword_PixelType, g_PixelType_8bit, false, pAct);
   assert(nRet == DEVICE_OK);
   AddAllowedValue(MM::g_Keyword_PixelType, g_PixelType_8bit);
   AddAllowedValue(MM::g_Keyword_PixelType, g_PixelType_16bit);

   // gain
   pAct = new CPropertyAction(this, &SampleCamera::OnGain);
   nRet = CreateProperty(MM::g_Keyword_Gain, CDeviceUtils::ConvertToString(0), MM::Integer, false, pAct);
   SetPropertyLimits(MM::g_Keyword_Gain, -5, 8);

   // exposure
   pAct = new CPropertyAction(this, &SampleCamera::OnExposure);
   nRet = CreateFloatProperty(MM::g_Keyword_Exposure, exposureMs_, false, pAct);
   assert(nRet == DEVICE_OK);
   SetPropertyLimits(MM::g_Keyword_Exposure, 0.0, 10000.0);

   // a property without a member function of its own
   auto* lambda = new MM::ActionLambda([this](MM::PropertyBase* pProp, MM::ActionType eAct) {
      if (eAct == MM::BeforeGet)
         pProp->Set(frame_);
      return DEVICE_OK;
   });
   CreateIntegerProperty("FrameCount", 0, true, lambda);

   nRet = ResizeImageBuffer();
   if (nRet != DEVICE_OK)
      return nRet;

   initialized_ = true;
   return UpdateStatus();
}

int SampleCamera::Shutdown() {
   initialized_ = false;
   return DEVICE_OK;
}

int SampleCamera::SnapImage() {
   MM::MMTime startTime = GetCurrentMMTime();
   GenerateImage();
   MM::MMTime elapsed = GetCurrentMMTime() - startTime;
   std::ostringstream os;
   os << "Snapped in " << std::setprecision(3) << elapsed.getMsec() << " ms";
   LogMessage(os.str().c_str(), true);
   return DEVICE_OK;
}

void SampleCamera::GenerateImage() {
   MMThreadGuard g(imgPixelsLock_);
   const long maxValue = (1L << bitDepth_) - 1;
   const long value = min(maxValue, 10 * ++frame_ + max(0L, gain_));
   if (img_.Depth() == 1) {
      memset(img_.GetPixelsRW(), static_cast<int>(value), img_.Width() * img_.Height());
   } else {
      unsigned short* pBuf = reinterpret_cast<unsigned short*>(img_.GetPixelsRW());
      for (unsigned i = 0; i < img_.Width() * img_.Height(); i++)
         pBuf[i] = static_cast<unsigned short>(value);
   }
}

const unsigned char* SampleCamera::GetImageBuffer() {
   MMThreadGuard g(imgPixelsLock_);
   return const_cast<unsigned char*>(img_.GetPixels());
}

int SampleCamera::InsertImage() {
   char label[MM::MaxStrLength];
   this->GetLabel(label);

   MM::CameraImageMetadata md;
   md.AddTag(MM::g_Keyword_Metadata_CameraLabel, label);
   md.AddTag(MM::g_Keyword_Elapsed_Time_ms, 1.5 * static_cast<double>(GetImageCounter()));
   md.AddTag(MM::g_Keyword_Metadata_ROI_X, CDeviceUtils::ConvertToString((long)roiX_));
   md.AddTag(MM::g_Keyword_Metadata_ROI_Y, CDeviceUtils::ConvertToString((long)roiY_));

   char buf[MM::MaxStrLength];
   GetProperty(MM::g_Keyword_Binning, buf);
   md.AddTag(MM::g_Keyword_Binning, buf);

   MMThreadGuard g(imgPixelsLock_);
   return GetCoreCallback()->InsertImage(this, img_.GetPixels(), img_.Width(), img_.Height(), img_.Depth(),
                                         GetNumberOfComponents(), md.Serialize());
}

double SampleCamera::GetExposure() const {
   return exposureMs_;
}

void SampleCamera::SetExposure(double exp) {
   exposureMs_ = exp;
   OnExposureChanged(exp);
}

int SampleCamera::SetROI(unsigned x, unsigned y, unsigned xSize, unsigned ySize) {
   if (xSize == 0 && ySize == 0)
      return ClearROI();
   roiX_ = x;
   roiY_ = y;
   img_.Resize(xSize, ySize);
   return DEVICE_OK;
}

int SampleCamera::GetROI(unsigned& x, unsigned& y, unsigned& xSize, unsigned& ySize) {
   x = roiX_;
   y = roiY_;
   xSize = img_.Width();
   ySize = img_.Height();
   return DEVICE_OK;
}

int SampleCamera::ClearROI() {
   roiX_ = 0;
   roiY_ = 0;
   return ResizeImageBuffer();
}

int SampleCamera::GetBinning() const {
   char buf[MM::MaxStrLength];
   int ret = GetProperty(MM::g_Keyword_Binning, buf);
   if (ret != DEVICE_OK)
      return 1;
   return atoi(buf);
}

int SampleCamera::SetBinning(int binF) {
   return SetProperty(MM::g_Keyword_Binning, CDeviceUtils::ConvertToString(binF));
}

int SampleCamera::ResizeImageBuffer() {
   const int binSize = max(1, GetBinning());
   img_.Resize(IMAGE_WIDTH / binSize, IMAGE_HEIGHT / binSize, bitDepth_ > 8 ? 2 : 1);
   return DEVICE_OK;
}

int SampleCamera::OnBinning(MM::PropertyBase* pProp, MM::ActionType eAct) {
   if (eAct == MM::AfterSet) {
      if (IsCapturing())
         return DEVICE_CAMERA_BUSY_ACQUIRING;
      long binFactor;
      pProp->Get(binFactor);
      img_.Resize(IMAGE_WIDTH / binFactor, IMAGE_HEIGHT / binFactor);
      std::ostringstream os;
      os << binFactor;
      OnPropertyChanged("Binning", os.str().c_str());
   }
   return DEVICE_OK;
}

int SampleCamera::OnPixelType(MM::PropertyBase* pProp, MM::ActionType eAct) {
   switch (eAct) {
   case MM::AfterSet: {
      if (IsCapturing())
         return DEVICE_CAMERA_BUSY_ACQUIRING;
      string pixelType;
      pProp->Get(pixelType);
      if (pixelType.compare(g_PixelType_8bit) == 0)
         bitDepth_ = 8;
      else if (pixelType.compare(g_PixelType_16bit) == 0)
         bitDepth_ = 16;
      else
         return ERR_UNKNOWN_MODE;
      return ResizeImageBuffer();
   }
   case MM::BeforeGet:
      pProp->Set(bitDepth_ == 8 ? g_PixelType_8bit : g_PixelType_16bit);
      break;
   default:
      break;
   }
   return DEVICE_OK;
}

int SampleCamera::OnGain(MM::PropertyBase* pProp, MM::ActionType eAct) {
   if (eAct == MM::AfterSet)
      pProp->Get(gain_);
   else if (eAct == MM::BeforeGet)
      pProp->Set(gain_);
   return DEVICE_OK;
}

int SampleCamera::OnExposure(MM::PropertyBase* pProp, MM::ActionType eAct) {
   if (eAct == MM::BeforeGet) {
      pProp->Set(GetExposure());
   } else if (eAct == MM::AfterSet) {
      double exp;
      pProp->Get(exp);
      SetExposure(exp);
   }
   return DEVICE_OK;
}
