using Distributor.Model;

namespace Distributor.Analysis.Simulation;

/// <summary>Is told of a simulated schedule as it is made, in the order of time. Times count from the run's start.</summary>
public interface IScheduleListener
{
    /// <summary>Something happened to a task.</summary>
    /// <param name="kind">What.</param>
    /// <param name="task">The task's index.</param>
    /// <param name="release">The nominal release of the job concerned; for events without a job, the time.</param>
    /// <param name="time">
    /// When. That of a START is the nominal release, also when it is told later: that of a job which waits for its predecessor to finish late is told
    /// when the predecessor has ended, so that a task never has two jobs at once.
    /// </param>
    void Happened(EventKind kind, int task, GuestTime release, GuestTime time);

    /// <summary>A job had the processor.</summary>
    void Ran(Slice slice);

    /// <summary>Whether it has heard enough, and the simulation ends here. Asked after each thing that happened. Default: never.</summary>
    bool IsEnough => false;
}
