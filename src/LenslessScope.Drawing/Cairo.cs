using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace LenslessScope.Drawing;

/// <summary>The functions of libcairo that are used here, as its manual declares them.</summary>
internal static partial class Cairo
{
    public const int StatusSuccess = 0;
    /// <summary>32 bits per pixel in the machine's byte order, the upper 8 unused: 0x00RRGGBB.</summary>
    public const int FormatRgb24 = 1;
    public const int SlantNormal = 0;
    public const int WeightNormal = 0;
    public const int WeightBold = 1;
    public const int LineCapRound = 1;
    public const int LineJoinRound = 1;
    public const int AntialiasGrey = 2;
    public const int HintStyleSlight = 2;
    public const int HintMetricsOn = 2;
    /// <summary>Cairo's built-in stroke font, which it falls back to where the system has no font at all.</summary>
    public const int FontTypeUser = 4;

    private const string Library = "libcairo.so.2";

    [LibraryImport(Library, EntryPoint = "cairo_image_surface_create")]
    public static partial SurfaceHandle ImageSurfaceCreate(int format, int width, int height);

    [LibraryImport(Library, EntryPoint = "cairo_image_surface_get_data")]
    public static partial nint ImageSurfaceGetData(SurfaceHandle surface);

    [LibraryImport(Library, EntryPoint = "cairo_image_surface_get_stride")]
    public static partial int ImageSurfaceGetStride(SurfaceHandle surface);

    [LibraryImport(Library, EntryPoint = "cairo_surface_flush")]
    public static partial void SurfaceFlush(SurfaceHandle surface);

    [LibraryImport(Library, EntryPoint = "cairo_surface_mark_dirty")]
    public static partial void SurfaceMarkDirty(SurfaceHandle surface);

    [LibraryImport(Library, EntryPoint = "cairo_surface_status")]
    public static partial int SurfaceStatus(SurfaceHandle surface);

    [LibraryImport(Library, EntryPoint = "cairo_surface_destroy")]
    private static partial void SurfaceDestroy(nint surface);

    [LibraryImport(Library, EntryPoint = "cairo_create")]
    public static partial ContextHandle Create(SurfaceHandle surface);

    [LibraryImport(Library, EntryPoint = "cairo_destroy")]
    private static partial void Destroy(nint context);

    [LibraryImport(Library, EntryPoint = "cairo_status")]
    public static partial int Status(ContextHandle context);

    [LibraryImport(Library, EntryPoint = "cairo_status_to_string")]
    private static partial nint StatusToString(int status);

    [LibraryImport(Library, EntryPoint = "cairo_save")]
    public static partial void Save(ContextHandle context);

    [LibraryImport(Library, EntryPoint = "cairo_restore")]
    public static partial void Restore(ContextHandle context);

    [LibraryImport(Library, EntryPoint = "cairo_rotate")]
    public static partial void Rotate(ContextHandle context, double angle);

    [LibraryImport(Library, EntryPoint = "cairo_translate")]
    public static partial void Translate(ContextHandle context, double x, double y);

    [LibraryImport(Library, EntryPoint = "cairo_set_source_rgba")]
    public static partial void SetSourceRgba(ContextHandle context, double r, double g, double b, double alpha);

    [LibraryImport(Library, EntryPoint = "cairo_set_line_width")]
    public static partial void SetLineWidth(ContextHandle context, double width);

    [LibraryImport(Library, EntryPoint = "cairo_set_line_cap")]
    public static partial void SetLineCap(ContextHandle context, int cap);

    [LibraryImport(Library, EntryPoint = "cairo_set_line_join")]
    public static partial void SetLineJoin(ContextHandle context, int join);

    [LibraryImport(Library, EntryPoint = "cairo_set_dash")]
    public static partial void SetDash(ContextHandle context, double[] dashes, int count, double offset);

    [LibraryImport(Library, EntryPoint = "cairo_move_to")]
    public static partial void MoveTo(ContextHandle context, double x, double y);

    [LibraryImport(Library, EntryPoint = "cairo_line_to")]
    public static partial void LineTo(ContextHandle context, double x, double y);

    [LibraryImport(Library, EntryPoint = "cairo_arc")]
    public static partial void Arc(
        ContextHandle context, double x, double y, double radius, double from, double to);

    [LibraryImport(Library, EntryPoint = "cairo_rectangle")]
    public static partial void Rectangle(ContextHandle context, double x, double y, double width, double height);

    [LibraryImport(Library, EntryPoint = "cairo_clip")]
    public static partial void Clip(ContextHandle context);

    [LibraryImport(Library, EntryPoint = "cairo_fill")]
    public static partial void Fill(ContextHandle context);

    [LibraryImport(Library, EntryPoint = "cairo_stroke")]
    public static partial void Stroke(ContextHandle context);

    [LibraryImport(Library, EntryPoint = "cairo_stroke_preserve")]
    public static partial void StrokePreserve(ContextHandle context);

    [LibraryImport(Library, EntryPoint = "cairo_select_font_face", StringMarshalling = StringMarshalling.Utf8)]
    public static partial void SelectFontFace(ContextHandle context, string family, int slant, int weight);

    [LibraryImport(Library, EntryPoint = "cairo_set_font_size")]
    public static partial void SetFontSize(ContextHandle context, double size);

    [LibraryImport(Library, EntryPoint = "cairo_font_options_create")]
    public static partial FontOptionsHandle FontOptionsCreate();

    [LibraryImport(Library, EntryPoint = "cairo_font_options_destroy")]
    private static partial void FontOptionsDestroy(nint options);

    [LibraryImport(Library, EntryPoint = "cairo_font_options_set_antialias")]
    public static partial void FontOptionsSetAntialias(FontOptionsHandle options, int antialias);

    [LibraryImport(Library, EntryPoint = "cairo_font_options_set_hint_style")]
    public static partial void FontOptionsSetHintStyle(FontOptionsHandle options, int style);

    [LibraryImport(Library, EntryPoint = "cairo_font_options_set_hint_metrics")]
    public static partial void FontOptionsSetHintMetrics(FontOptionsHandle options, int metrics);

    [LibraryImport(Library, EntryPoint = "cairo_set_font_options")]
    public static partial void SetFontOptions(ContextHandle context, FontOptionsHandle options);

    /// <summary>The context's own; not to be destroyed.</summary>
    [LibraryImport(Library, EntryPoint = "cairo_get_scaled_font")]
    public static partial nint GetScaledFont(ContextHandle context);

    [LibraryImport(Library, EntryPoint = "cairo_scaled_font_get_type")]
    public static partial int ScaledFontGetType(nint scaledFont);

    [LibraryImport(Library, EntryPoint = "cairo_text_extents", StringMarshalling = StringMarshalling.Utf8)]
    public static partial void TextExtents(ContextHandle context, string text, out TextExtents extents);

    [LibraryImport(Library, EntryPoint = "cairo_show_text", StringMarshalling = StringMarshalling.Utf8)]
    public static partial void ShowText(ContextHandle context, string text);

    [LibraryImport(Library, EntryPoint = "cairo_text_path", StringMarshalling = StringMarshalling.Utf8)]
    public static partial void TextPath(ContextHandle context, string text);

    public static string StatusText(int status) =>
        Marshal.PtrToStringUTF8(StatusToString(status)) ?? $"cairo status {status}";

    internal sealed class SurfaceHandle() : SafeHandleZeroOrMinusOneIsInvalid(ownsHandle: true)
    {
        protected override bool ReleaseHandle()
        {
            SurfaceDestroy(handle);
            return true;
        }
    }

    internal sealed class ContextHandle() : SafeHandleZeroOrMinusOneIsInvalid(ownsHandle: true)
    {
        protected override bool ReleaseHandle()
        {
            Destroy(handle);
            return true;
        }
    }

    internal sealed class FontOptionsHandle() : SafeHandleZeroOrMinusOneIsInvalid(ownsHandle: true)
    {
        protected override bool ReleaseHandle()
        {
            FontOptionsDestroy(handle);
            return true;
        }
    }
}

/// <summary><c>cairo_text_extents_t</c>, in pixels.</summary>
[StructLayout(LayoutKind.Sequential)]
internal readonly struct TextExtents
{
    public readonly double XBearing;
    public readonly double YBearing;
    public readonly double Width;
    public readonly double Height;
    public readonly double XAdvance;
    public readonly double YAdvance;
}
