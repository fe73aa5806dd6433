// Cameras, and what works on their images.
// The order of the virtual functions is binary interface: see MMDevice.h.
#pragma once

#include "Device.h"

namespace MM {

/**
 * Takes single images (SnapImage) or sequences, which it sends to the core by InsertImage. One pixel holds
 * GetImageBytesPerPixel bytes, one or two for grey, four for RGB32 (the bytes B, G, R, A), eight for RGB64.
 */
class Camera : public Device {
public:
   static constexpr DeviceType Type = CameraDevice;

   Camera() {}
   virtual ~Camera() {}
   DeviceType GetType() const override { return Type; }

   /** Exposes; returns when the exposure is over. The image can then be fetched with GetImageBuffer. */
   virtual int SnapImage() = 0;
   /** The last image, rows without padding; the camera's, valid until the next change of its state. */
   virtual const unsigned char* GetImageBuffer() = 0;
   virtual const unsigned char* GetImageBuffer(unsigned int channelNr) = 0;
   /** The last image as B, G, R, A bytes; null when the camera has no such view. */
   virtual const unsigned int* GetImageBufferAsRGB32() = 0;
   /** 1 for grey, 4 for RGB. */
   virtual unsigned int GetNumberOfComponents() const = 0;
   /** Images per exposure. */
   virtual unsigned int GetNumberOfChannels() const = 0;
   virtual int GetChannelName(unsigned int channel, char* name) = 0;
   /** In bytes. */
   virtual long GetImageBufferSize() const = 0;
   /** In pixels of the binned ROI, like the height. */
   virtual unsigned int GetImageWidth() const = 0;
   virtual unsigned int GetImageHeight() const = 0;
   virtual unsigned int GetImageBytesPerPixel() const = 0;
   /** Significant bits of a component. */
   virtual unsigned int GetBitDepth() const = 0;
   /** Pixels of the sensor along an edge of an image's pixel. */
   virtual int GetBinning() const = 0;
   virtual int SetBinning(int binSize) = 0;
   /** In ms. */
   virtual void SetExposure(double exp_ms) = 0;
   virtual double GetExposure() const = 0;
   /** In binned pixels from the upper left corner; a width and height of 0 mean the whole sensor. */
   virtual int SetROI(unsigned int x, unsigned int y, unsigned int xSize, unsigned int ySize) = 0;
   virtual int GetROI(unsigned int& x, unsigned int& y, unsigned int& xSize, unsigned int& ySize) = 0;
   virtual int ClearROI() = 0;
   virtual bool SupportsMultiROI() = 0;
   virtual bool IsMultiROISet() = 0;
   virtual int GetMultiROICount(unsigned int& count) = 0;
   virtual int SetMultiROI(const unsigned int* xs, const unsigned int* ys, const unsigned int* widths,
                           const unsigned int* heights, unsigned int numROIs) = 0;
   /** length: the room in the arrays, and then the number of ROIs. */
   virtual int GetMultiROI(unsigned int* xs, unsigned int* ys, unsigned int* widths, unsigned int* heights,
                           unsigned int* length) = 0;
   /** Returns at once. stopOnOverflow: a full buffer in the core ends the sequence. */
   virtual int StartSequenceAcquisition(long numImages, double unused, bool stopOnOverflow) = 0;
   /** Runs until it is stopped. */
   virtual int StartSequenceAcquisition(double unused) = 0;
   /** Returns when no more images will be inserted. */
   virtual int StopSequenceAcquisition() = 0;
   virtual bool IsCapturing() = 0;

   /** The tags of AddTag, serialised as CameraImageMetadata.h says. */
   virtual void GetTags(char* serializedMetadata) = 0;
   /** A tag for the images, under "deviceLabel-key", or "key" when the device is "_". */
   virtual void AddTag(const char* key, const char* deviceLabel, const char* value) = 0;
   virtual void RemoveTag(const char* key) = 0;

   // Sequences of exposures, stepped through by the hardware.
   virtual int IsExposureSequenceable(bool& isSequenceable) const = 0;
   virtual int GetExposureSequenceMaxLength(long& nrEvents) const = 0;
   virtual int StartExposureSequence() = 0;
   virtual int StopExposureSequence() = 0;
   virtual int ClearExposureSequence() = 0;
   virtual int AddToExposureSequence(double exposureTime_ms) = 0;
   virtual int SendExposureSequence() const = 0;
};

/** Changes images in place on their way into the core's buffer. */
class ImageProcessor : public Device {
public:
   static constexpr DeviceType Type = ImageProcessorDevice;

   ImageProcessor() {}
   virtual ~ImageProcessor() {}
   DeviceType GetType() const override { return Type; }

   virtual int Process(unsigned char* buffer, unsigned int width, unsigned int height, unsigned int byteDepth) = 0;
};

} // namespace MM
