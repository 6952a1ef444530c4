using System.Globalization;
using Platform.Jobs;

namespace Platform.Tests.Simulation;

/// <summary>A handler whose every run is written down before it begins.</summary>
internal sealed class RecordedHandler(IJobHandler inner, TextWriter runs, TimeProvider time) : IJobHandler
{
    public string Kind => inner.Kind;

    public Task RunAsync(Job job, CancellationToken cancellationToken = default)
    {
        runs.Write(string.Create(CultureInfo.InvariantCulture, $"{time.GetUtcNow():o}\t{job.Kind}\t{job.Id}\n"));
        return inner.RunAsync(job, cancellationToken);
    }
}
