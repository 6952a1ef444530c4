using Platform.Benchmarks;

var settings = BenchmarkSettings.Parse(args, out var problem);
if (settings is null)
{
    Console.Error.WriteLine(problem);
    return 2;
}

await new BenchmarkRun(settings).RunAsync();
return 0;
