using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Platform.Knowledge.Vectors;
using Platform.Models;

namespace Platform.Silo.Hosting;

/// <summary>Embeds the passages after a start, beside the work: a provider that is slow or down delays nothing.</summary>
internal sealed partial class EmbeddingWorker(PassageEmbedder embedder, IOptions<EmbeddingOptions> options, TimeProvider time, ILogger<EmbeddingWorker> logger) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (options.Value.IsOn && !stoppingToken.IsCancellationRequested)
        {
            try
            {
                var (embedded, refused) = await embedder.RunAsync(stoppingToken);
                LogDone(logger, embedded, refused);
                return;
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                return;
            }
            catch (ModelException failure)
            {
                LogLater(logger, failure.Message);
            }
            catch (Exception failure)
            {
                // The one place where failures of the store are caught; the next round goes on from what is stored.
                LogFailed(logger, failure);
            }

            await Task.Delay(options.Value.IndexRetry, time, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "{Embedded} passages were embedded; the model does not take {Refused}")]
    private static partial void LogDone(ILogger logger, int embedded, int refused);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Passages could not be embedded ({Reason}); they are found by their words, and it is tried again")]
    private static partial void LogLater(ILogger logger, string reason);

    [LoggerMessage(Level = LogLevel.Error, Message = "Vectors could not be stored; it is tried again")]
    private static partial void LogFailed(ILogger logger, Exception failure);
}
