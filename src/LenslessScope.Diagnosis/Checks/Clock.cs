namespace LenslessScope.Diagnosis;

/// <summary>The clock: a Raspberry Pi has none that runs while it is off, and results carry its time.</summary>
internal static class Clock
{
    private const string SynchronisedMark = "/run/systemd/timesync/synchronized";

    public static async Task<Finding> CheckAsync(TimeProvider time, CancellationToken cancellation) =>
        Judge(time.GetUtcNow(), BuiltAt(), await IsSynchronisedAsync(cancellation));

    /// <param name="now">What the clock says.</param>
    /// <param name="builtAt">When this program was built; null when unknown.</param>
    /// <param name="synchronised">Whether a time server set it; null when unknown.</param>
    public static Finding Judge(DateTimeOffset now, DateTimeOffset? builtAt, bool? synchronised)
    {
        var text = now.ToString("yyyy-MM-dd HH:mm 'UTC'");
        // A day of grace for zones and for clocks that were set a little wrong at the build.
        if (builtAt is { } built && now < built - TimeSpan.FromDays(1))
            return Finding.Problem("clock",
                $"it says {text}, which is before this program was built ({built:yyyy-MM-dd}); results would carry " +
                "wrong dates",
                "sudo timedatectl set-ntp true, or without a network: sudo date -s 'YYYY-MM-DD HH:MM'");
        return synchronised switch
        {
            true => Finding.Ok("clock", $"{text}, set by a time server"),
            false => Finding.Warning("clock", $"{text}, not set by a time server",
                "sudo timedatectl set-ntp true, or compare it with a watch."),
            null => Finding.Ok("clock", $"{text}; whether a time server set it is unknown"),
        };
    }

    private static DateTimeOffset? BuiltAt() =>
        typeof(Clock).Assembly.Location is { Length: > 0 } path ? File.GetLastWriteTimeUtc(path) : null;

    private static async Task<bool?> IsSynchronisedAsync(CancellationToken cancellation)
    {
        if (File.Exists(SynchronisedMark))
            return true;
        var answer = await Child.RunAsync("timedatectl", ["show", "-p", "NTPSynchronized"],
            TimeSpan.FromSeconds(5), cancellation);
        return answer is { ExitCode: 0 } ? Value(answer.Out) switch { "yes" => true, "no" => false, _ => null } : null;
    }

    // "NTPSynchronized=yes"
    private static string Value(string line) => line.Trim().Split('=')[^1];
}
