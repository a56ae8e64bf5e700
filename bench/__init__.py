"""Quality and speed, measured: runners, peers, floors. Imported by nothing else."""
