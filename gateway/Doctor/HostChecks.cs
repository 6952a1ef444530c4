using System.Globalization;
using System.Net;
using System.Net.Sockets;
using Platform.Gateway.Hosting;
using Platform.Silo.Hosting;

namespace Platform.Gateway.Doctor;

/// <summary>Clock, keys and ports of the machine.</summary>
internal static class HostChecks
{
    /// <summary>The year of this code: no clock that is right says less.</summary>
    private const int Year = 2026;

    private const int ShortKey = 16;
    private static readonly TimeSpan Drift = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(3);

    /// <summary>Whether the clock agrees with what it can be held against. The true time is nothing that a machine can know by itself.</summary>
    public static IEnumerable<DoctorCheck> Clock(string data, TimeProvider time)
    {
        const string area = "clock";
        const string unknowable = "whether it is the true time cannot be seen from here (a relay tells none): timedatectl shows whether it is set by NTP";
        var now = time.GetUtcNow();
        if (now.Year < Year)
        {
            yield return DoctorCheck.Fail(area, $"it is {now:u} by the clock: that is past", "set the clock, and let NTP keep it");
            yield break;
        }

        if (Directory.Exists(data) && FolderChecks.Touch(data) is { } written && (written - now).Duration() > Drift)
        {
            yield return DoctorCheck.Fail(area, string.Create(CultureInfo.InvariantCulture, $"the file system of {data} differs by {(written - now).TotalSeconds:0} s"), "let NTP set both clocks");
        }

        var database = Path.Combine(data, "platform.db");
        if (File.Exists(database) && File.GetLastWriteTimeUtc(database) > (now + Drift).UtcDateTime)
        {
            yield return DoctorCheck.Fail(area, $"the database was written at {File.GetLastWriteTimeUtc(database):u}, which is to come: the clock went back", "set the clock before the platform starts: what is due waits for its moment");
            yield break;
        }

        yield return DoctorCheck.Ok(area, $"it is {now:u}, and no file says otherwise", unknowable);
    }

    /// <summary>The keys of thread tokens: the variable's, or the file's; threads that began under a key that is nowhere are not found by their tokens.</summary>
    public static IEnumerable<DoctorCheck> Keys(string data, string? given)
    {
        const string area = "keys";
        var file = Path.Combine(data, "thread.key");
        if (string.IsNullOrEmpty(given))
        {
            yield return !File.Exists(file) ? DoctorCheck.Ok(area, $"{file} will be made at the start")
                : new FileInfo(file).Length == 32 ? DoctorCheck.Ok(area, $"threads are signed with {file}", "keep it in your backups")
                : DoctorCheck.Fail(area, $"{file} has {new FileInfo(file).Length} bytes and not 32", "restore it from a backup");
            yield break;
        }

        DoctorCheck outcome;
        try
        {
            var keys = ThreadKeys.Parse(given);
            var ids = string.Join(", ", keys.Skip(1).Select(key => key.Id.ToString(CultureInfo.InvariantCulture)));
            var repeated = keys.GroupBy(key => key.Id).FirstOrDefault(group => group.Count() > 1);
            var orphan = File.Exists(file) && !keys.Any(key => key.Id == 1 && key.Secret.Span.SequenceEqual(File.ReadAllBytes(file)));
            outcome = repeated is not null ? DoctorCheck.Fail(area, $"{ThreadKeys.Variable} has the id {repeated.Key} twice", "give each secret an id of its own, never used before")
                : orphan ? DoctorCheck.Warn(area, $"{ThreadKeys.Variable} is set and the key in {file} is not in it: answers to what was signed with it are found by their headers only", $"add it as the last one: 1:$(base64 -w0 {file}); remove the file when its threads are over")
                : DoctorCheck.Ok(area, $"key {keys[0].Id} signs{(keys.Count > 1 ? $", {ids} are still accepted" : "")}");
        }
        catch (InvalidDataException unreadable)
        {
            outcome = DoctorCheck.Fail(area, unreadable.Message, "correct the variable: the platform does not start with it");
        }

        yield return outcome;
    }

    /// <summary>Each address: free, a platform's, or somebody else's; and whether the key is set that it needs.</summary>
    public static async Task<IReadOnlyList<DoctorCheck>> ListenAsync(string urls, string? apiKey, CancellationToken cancellationToken)
    {
        const string area = "listen";
        var checks = new List<DoctorCheck>();
        foreach (var text in urls.Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            checks.Add(Uri.TryCreate(text.Replace("://*", "://0.0.0.0", StringComparison.Ordinal).Replace("://+", "://0.0.0.0", StringComparison.Ordinal), UriKind.Absolute, out var url)
                ? await PortAsync(area, text, url, cancellationToken)
                : DoctorCheck.Fail(area, $"{text} is no address", "give addresses such as http://127.0.0.1:8080"));
        }

        checks.Add((ApiKey.IsLoopbackOnly(urls), apiKey) switch
        {
            (false, null) => DoctorCheck.Fail(area, $"{urls} is reachable from other machines and {ApiKey.Variable} is not set", $"export {ApiKey.Variable}=$(openssl rand -hex 32)"),
            (true, null) => DoctorCheck.Ok(area, "only this machine is served, no key is asked for"),
            (_, { Length: < ShortKey }) => DoctorCheck.Warn(area, $"{ApiKey.Variable} has fewer than {ShortKey} characters: it can be guessed", $"export {ApiKey.Variable}=$(openssl rand -hex 32)"),
            _ => DoctorCheck.Ok(area, $"{ApiKey.Variable} is asked for"),
        });
        return checks;
    }

    private static async Task<DoctorCheck> PortAsync(string area, string text, Uri url, CancellationToken cancellationToken)
    {
        if (await IsPlatformAsync(url, cancellationToken))
        {
            return DoctorCheck.Ok(area, $"a platform answers at {text}");
        }

        try
        {
            var address = IPAddress.TryParse(url.Host.Trim('[', ']'), out var ip) ? ip : url.IsLoopback ? IPAddress.Loopback : IPAddress.Any;
            using var listener = new TcpListener(address, url.Port);
            listener.Start();
            return DoctorCheck.Ok(area, $"{text} is free");
        }
        catch (SocketException refused)
        {
            return refused.SocketErrorCode switch
            {
                SocketError.AddressAlreadyInUse => DoctorCheck.Fail(area, $"{text} is in use by another program", "stop it, or choose another with --urls"),
                SocketError.AccessDenied => DoctorCheck.Fail(area, $"{text}: this user may not listen there", "choose a port above 1023 with --urls"),
                _ => DoctorCheck.Fail(area, $"{text}: {refused.SocketErrorCode}", "give an address of this machine with --urls"),
            };
        }
    }

    private static async Task<bool> IsPlatformAsync(Uri url, CancellationToken cancellationToken)
    {
        // 0.0.0.0 is where to listen and not where to go.
        var there = new UriBuilder(url) { Host = url.Host is "0.0.0.0" or "[::]" ? "127.0.0.1" : url.Host, Path = "/health/live" }.Uri;
        using var http = new HttpClient { Timeout = Patience };
        try
        {
            using var answer = await http.GetAsync(there, cancellationToken);
            return answer.IsSuccessStatusCode && await answer.Content.ReadAsStringAsync(cancellationToken) == "Healthy";
        }
        catch (Exception nobody) when (nobody is HttpRequestException || (nobody is TaskCanceledException && !cancellationToken.IsCancellationRequested))
        {
            return false;
        }
    }
}
