using System.Globalization;
using Microsoft.Data.Sqlite;

namespace LenslessScope.Acquisition;

/// <summary>
/// A list of runs on this machine (SQLite). It only remembers where runs are: what they are is read from their folders,
/// so the list can be deleted and made again from them.
/// </summary>
public sealed class RunCatalogue : IDisposable
{
    private readonly SqliteConnection _connection;

    private RunCatalogue(SqliteConnection connection) => _connection = connection;

    /// <summary>$XDG_DATA_HOME/lensless/runs.db, by default ~/.local/share/lensless/runs.db.</summary>
    public static string DefaultPath => Path.Combine(
        Environment.GetEnvironmentVariable("XDG_DATA_HOME") is { Length: > 0 } home
            ? home : Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".local", "share"),
        "lensless", "runs.db");

    /// <summary>Opens a catalogue; created if it does not exist.</summary>
    /// <param name="path">The file; null for <see cref="DefaultPath"/>.</param>
    /// <exception cref="IOException">It cannot be opened, or is not a catalogue.</exception>
    public static RunCatalogue Open(string? path = null)
    {
        path ??= DefaultPath;
        SqliteConnection? connection = null;
        try
        {
            Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(path))!);
            connection = new SqliteConnection(
                new SqliteConnectionStringBuilder { DataSource = path, Pooling = false,
                    DefaultTimeout = 10 }.ToString());
            connection.Open();
            using var command = connection.CreateCommand();
            command.CommandText = """
                CREATE TABLE IF NOT EXISTS runs (
                    folder TEXT PRIMARY KEY, name TEXT NOT NULL, started TEXT NOT NULL, state TEXT NOT NULL,
                    recorded INTEGER NOT NULL, expected INTEGER NOT NULL, camera TEXT NOT NULL)
                """;
            command.ExecuteNonQuery();
            return new RunCatalogue(connection);
        }
        catch (Exception e) when (e is SqliteException or UnauthorizedAccessException)
        {
            connection?.Dispose();
            throw new IOException($"The catalogue of runs, {path}, cannot be opened: {e.Message}. It can be deleted; " +
                "`rebuildCatalogue` makes it again.", e);
        }
    }

    /// <summary>Remembers a run, or what has become of it.</summary>
    /// <exception cref="RunRefusedException">The folder holds no run.</exception>
    public void Add(string folder) => Put(RunSummary.Of(folder));

    /// <summary>
    /// Remembers a run in the catalogue at <see cref="DefaultPath"/>, for work that goes on without it.
    /// </summary>
    /// <returns>Why it could not; null if it is done.</returns>
    public static string? TryAdd(string folder)
    {
        try
        {
            using var catalogue = Open();
            catalogue.Add(folder);
            return null;
        }
        catch (Exception error) when (error is IOException or System.Data.Common.DbException)
        {
            return error.Message;
        }
    }

    /// <summary>
    /// Makes the list of everything below a folder again: runs found there are added, others below it forgotten.
    /// </summary>
    /// <returns>How many runs there are.</returns>
    public int Rebuild(string folder)
    {
        using var transaction = _connection.BeginTransaction();
        foreach (var known in Folders().Where(known => IsBelow(known, folder)).ToList())
            Execute("DELETE FROM runs WHERE folder = $folder", ("$folder", known));
        var count = 0;
        foreach (var run in RunSummary.Below(folder))
        {
            Put(run);
            count++;
        }
        transaction.Commit();
        return count;
    }

    /// <summary>All runs, the latest first, as their folders tell now.</summary>
    /// <param name="below">Only those in this folder and below; null for all.</param>
    /// <returns>Runs, and whether the folder can be read now; if not, the run is as it was last seen.</returns>
    public IReadOnlyList<(RunSummary Run, bool IsThere)> List(string? below = null)
    {
        var runs = new List<(RunSummary, bool)>();
        using var command = _connection.CreateCommand();
        command.CommandText = "SELECT folder, name, state, started, recorded, expected, camera FROM runs ORDER BY " +
            "started DESC, folder";
        using var reader = command.ExecuteReader();
        while (reader.Read())
        {
            if (below is not null && !IsBelow(reader.GetString(0), below))
                continue;
            var seen = new RunSummary(reader.GetString(0), reader.GetString(1),
                Enum.Parse<RunState>(reader.GetString(2)),
                DateTimeOffset.Parse(reader.GetString(3), CultureInfo.InvariantCulture), reader.GetInt64(4),
                    reader.GetInt64(5),
                reader.GetString(6));
            var now = RunSummary.TryOf(seen.Folder);
            runs.Add((now ?? seen, now is not null));
        }
        return runs;
    }

    /// <summary>Closes the file.</summary>
    public void Dispose() => _connection.Dispose();

    private void Put(RunSummary run) => Execute("""
        INSERT OR REPLACE INTO runs (folder, name, started, state, recorded, expected, camera)
        VALUES ($folder, $name, $started, $state, $recorded, $expected, $camera)
        """, ("$folder", run.Folder), ("$name", run.Name), ("$started", run.StartedAt.UtcDateTime.ToString("o")),
        ("$state", run.State.ToString()), ("$recorded", run.Recorded), ("$expected", run.Expected),
            ("$camera", run.Camera));

    private void Execute(string text, params (string Name, object Value)[] values)
    {
        using var command = _connection.CreateCommand();
        command.CommandText = text;
        foreach (var (name, value) in values)
            command.Parameters.AddWithValue(name, value);
        command.ExecuteNonQuery();
    }

    private List<string> Folders()
    {
        using var command = _connection.CreateCommand();
        command.CommandText = "SELECT folder FROM runs";
        using var reader = command.ExecuteReader();
        var folders = new List<string>();
        while (reader.Read())
            folders.Add(reader.GetString(0));
        return folders;
    }

    private static bool IsBelow(string folder, string top)
    {
        var full = Path.TrimEndingDirectorySeparator(Path.GetFullPath(top));
        return folder == full || folder.StartsWith(full == "/" ? full : full + '/', StringComparison.Ordinal);
    }
}
