using System.Collections.Concurrent;
using System.Reflection;
using Microsoft.TestPlatform.VsTestConsole.TranslationLayer;
using Microsoft.VisualStudio.TestPlatform.ObjectModel;
using Microsoft.VisualStudio.TestPlatform.ObjectModel.Client;
using Microsoft.VisualStudio.TestPlatform.ObjectModel.Logging;

namespace Distributor.Testing.Tests;

/// <summary>Drives the SDK's vstest.console as a development environment does.</summary>
internal sealed class Ide : IDisposable
{
    private readonly VsTestConsoleWrapper _console = new(typeof(Ide).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(item => item.Key == "VsTestConsole").Value!);

    public Ide() => _console.StartSession();

    public IReadOnlyList<TestCase> Discover(string settings)
    {
        var handler = new Discovery();
        _console.DiscoverTests([Sample.Assembly()], settings, handler);
        return [.. handler.Tests];
    }

    /// <summary>Runs tests; <paramref name="onResult"/> is told of each result as it comes.</summary>
    public RunEvents Run(IEnumerable<TestCase> tests, string settings, Action? onResult = null)
    {
        var events = new RunEvents(onResult);
        _console.RunTests(tests, settings, events);
        return events;
    }

    public void Cancel() => _console.CancelTestRun();

    public void Dispose() => _console.EndSession();

    private sealed class Discovery : ITestDiscoveryEventsHandler
    {
        public ConcurrentQueue<TestCase> Tests { get; } = [];

        public void HandleDiscoveredTests(IEnumerable<TestCase>? discoveredTestCases)
        {
            foreach (var test in discoveredTestCases ?? []) Tests.Enqueue(test);
        }

        public void HandleDiscoveryComplete(long totalTests, IEnumerable<TestCase>? lastChunk, bool isAborted) => HandleDiscoveredTests(lastChunk);

        public void HandleLogMessage(TestMessageLevel level, string? message)
        {
        }

        public void HandleRawMessage(string rawMessage)
        {
        }
    }
}

/// <summary>What a development environment hears of a run.</summary>
internal sealed class RunEvents(Action? onResult) : ITestRunEventsHandler
{
    public ConcurrentQueue<TestResult> Results { get; } = [];

    public ConcurrentQueue<string> Messages { get; } = [];

    public bool IsCanceled { get; private set; }

    public void HandleTestRunStatsChange(TestRunChangedEventArgs? testRunChangedArgs) => Take(testRunChangedArgs?.NewTestResults);

    public void HandleTestRunComplete(TestRunCompleteEventArgs testRunCompleteArgs, TestRunChangedEventArgs? lastChunkArgs,
        ICollection<AttachmentSet>? runContextAttachments, ICollection<string>? executorUris)
    {
        Take(lastChunkArgs?.NewTestResults);
        IsCanceled = testRunCompleteArgs.IsCanceled;
    }

    public void HandleLogMessage(TestMessageLevel level, string? message) => Messages.Enqueue(message ?? "");

    public void HandleRawMessage(string rawMessage)
    {
    }

    public int LaunchProcessWithDebuggerAttached(TestProcessStartInfo testProcessStartInfo) => throw new NotSupportedException();

    private void Take(IEnumerable<TestResult>? results)
    {
        foreach (var result in results ?? [])
        {
            Results.Enqueue(result);
            onResult?.Invoke();
        }
    }
}
