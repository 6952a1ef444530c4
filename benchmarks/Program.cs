using Platform.Benchmarks;
using Platform.Benchmarks.Cluster;
using Platform.Benchmarks.Measure;

var settings = BenchmarkSettings.Parse(args, out var problem);
if (settings is null)
{
    Console.Error.WriteLine(problem);
    return 2;
}

if (settings.Silos == 0)
{
    await new BenchmarkRun(settings).RunAsync();
    return 0;
}

if (Machine.IsStandIn(typeof(IGrainFactory)))
{
    Console.Error.WriteLine("a cluster needs Orleans itself, and this build has the stand-in of compat/, which is one process (docs/adr/0003-two-builds.md)");
    return 1;
}

await new ClusterRun(settings).RunAsync();
return 0;
