namespace Platform.Benchmarks;

/// <summary>How much is measured.</summary>
internal sealed record BenchmarkSettings
{
    private const string Usage = """
        usage: ./platform bench [--quick] [--runs N] [--only flow|growth|parts] [--at-once N] [--data FOLDER] [--cluster N]

          --quick    one small run of everything, in less than a minute
          --runs N   runs of which the median is shown (default 3)
          --only X   a part of the table
          --at-once N  customers who write and wait at the same time (default 64)
          --data F   the folder on whose disk is measured; a new one is made in it and removed (default: the folder for temporary files)
          --cluster N  N silos and a gateway as processes, on servers that stand for DynamoDB and S3, instead of the table;
                       needs Orleans itself and node
        """;

    /// <summary>Runs of which the median is shown. Default 3, quick 1.</summary>
    public int Runs { get; private init; } = 3;

    /// <summary>Threads at once. Default 64.</summary>
    public int AtOnce { get; private init; } = 64;

    /// <summary>The most messages before anything is measured, so that the code is compiled. Default 60,000, quick 3,000.</summary>
    public int WarmMessages { get; private init; } = 60_000;

    /// <summary>Messages of a run. Default 9,000, quick 3,000.</summary>
    public int RunMessages { get; private init; } = 9_000;

    /// <summary>Threads that are grown in parallel. Default 32, quick 8.</summary>
    public int GrownThreads { get; private init; } = 32;

    /// <summary>Rounds of windows that are added up. Default 45, quick 3.</summary>
    public int GrowthRounds { get; private init; } = 45;

    /// <summary>Seconds that each part of the pipeline is measured alone, a run. Default 1, quick 0.3.</summary>
    public double PartSeconds { get; private init; } = 1;

    /// <summary>What is measured; null for everything.</summary>
    public string? Only { get; private init; }

    /// <summary>The folder on whose disk is measured.</summary>
    public string Data { get; private init; } = Path.GetTempPath();

    /// <summary>Whether a part of the table was asked for.</summary>
    public bool Wants(string part) => Only is null || Only == part;

    /// <summary>Silos of their own; 0 for the platform in this process.</summary>
    public int Silos { get; private init; }

    /// <summary>Messages to a cluster before anything is measured. Default 1,500, quick 300.</summary>
    public int ClusterWarmMessages { get; private init; } = 1_500;

    /// <summary>Messages to a cluster in a run. Default 1,500, quick 600.</summary>
    public int ClusterMessages { get; private init; } = 1_500;

    /// <summary>Reads the command line.</summary>
    /// <returns>Null when there is a problem with it.</returns>
    public static BenchmarkSettings? Parse(string[] arguments, out string problem)
    {
        var settings = arguments.Contains("--quick")
            ? new() { Runs = 1, WarmMessages = 3_000, RunMessages = 3_000, GrownThreads = 8, GrowthRounds = 3, PartSeconds = 0.3, ClusterWarmMessages = 300, ClusterMessages = 600 }
            : new BenchmarkSettings();
        problem = Usage;
        for (var index = 0; index < arguments.Length; index++)
        {
            var value = index + 1 < arguments.Length ? arguments[index + 1] : "";
            switch (arguments[index])
            {
                case "--quick":
                    continue;
                case "--runs" when int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var runs) && runs > 0:
                    settings = settings with { Runs = runs };
                    break;
                case "--at-once" when int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var atOnce) && atOnce > 0:
                    settings = settings with { AtOnce = atOnce };
                    break;
                case "--cluster" when int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var silos) && silos > 0:
                    settings = settings with { Silos = silos };
                    break;
                case "--only" when value is "flow" or "growth" or "parts":
                    settings = settings with { Only = value };
                    break;
                case "--data" when Directory.Exists(value):
                    settings = settings with { Data = Path.GetFullPath(value) };
                    break;
                default:
                    return null;
            }

            index++;
        }

        return settings;
    }
}
