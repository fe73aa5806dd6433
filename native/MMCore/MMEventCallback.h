// What the core tells a program: derive, override what is of interest, give it to CMMCore::registerCallback.
#pragma once

/**
 * Receiver of the core's events. They arrive in order on one thread that belongs to the core. What a function throws is
 * written to the log. All functions of CMMCore but registerCallback may be called from inside. Texts are valid during
 * the call only. Positions are in micrometres, exposures in milliseconds.
 */
class MMEventCallback {
public:
   MMEventCallback() {}
   virtual ~MMEventCallback() {}

   /** Properties appeared, vanished or changed their limits on some device. The state cache is not refreshed. */
   virtual void onPropertiesChanged() {}
   virtual void onPropertyChanged(const char* /* name */, const char* /* propName */, const char* /* propValue */) {}
   virtual void onChannelGroupChanged(const char* /* newChannelGroupName */) {}
   /** newConfigName is empty when no preset of the group holds. */
   virtual void onConfigGroupChanged(const char* /* groupName */, const char* /* newConfigName */) {}
   /** A configuration was loaded, or all devices were unloaded, as when one failed to load. */
   virtual void onSystemConfigurationLoaded() {}
   virtual void onPixelSizeChanged(double /* newPixelSizeUm */) {}
   virtual void onPixelSizeAffineChanged(double /* v0 */, double /* v1 */, double /* v2 */, double /* v3 */,
                                         double /* v4 */, double /* v5 */) {}
   virtual void onStagePositionChanged(const char* /* name */, double /* pos */) {}
   virtual void onXYStagePositionChanged(const char* /* name */, double /* xpos */, double /* ypos */) {}
   virtual void onExposureChanged(const char* /* name */, double /* newExposure */) {}
   /** The core opened or closed a shutter; a shutter that reports so itself has an event besides. */
   virtual void onShutterOpenChanged(const char* /* name */, bool /* open */) {}
   virtual void onSLMExposureChanged(const char* /* name */, double /* newExposure */) {}
   virtual void onImageSnapped(const char* /* cameraLabel */) {}
   /** A camera prepares for a sequence, whoever began it. */
   virtual void onSequenceAcquisitionStarted(const char* /* cameraLabel */) {}
   /** A camera says that its sequence has ended: it was stopped, or ended by itself. */
   virtual void onSequenceAcquisitionStopped(const char* /* cameraLabel */) {}
};
